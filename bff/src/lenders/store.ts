import type { LenderTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { LenderId } from '@miaoguo/shared/id/id'
import { json, type Db } from '../db/connect.ts'

export type StoredLender = { id: LenderId; status: 'active' | 'suspended' }

type NewLender = {
  id: string
  code: string
  baseUrl: string
  adapter: string
  createdAt: string
  identity: LenderTerms['lender']
}

/** Inserts a lender or brings the one with this code up to date; its id and status stay. */
export async function upsert(db: Db, it: NewLender): Promise<StoredLender> {
  const { legalName, regulator, ...identity } = it.identity
  const values = {
    ...identity,
    legalName: json(legalName),
    regulator: json(regulator),
    baseUrl: it.baseUrl,
    adapter: it.adapter,
  }
  const row = await db
    .insertInto('lenders')
    .values({ id: it.id, code: it.code, status: 'active', createdAt: it.createdAt, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .returning(['id', 'status'])
    .executeTakeFirstOrThrow()
  return { id: LenderId.parse(row.id), status: row.status }
}
