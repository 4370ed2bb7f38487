import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { apiRequestContract } from '@miaoguo/shared/contract/merchant/keys'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import * as store from './store.ts'

type Contract = typeof apiRequestContract.list

/** The merchant's own requests, newest first, those of this moment among them. */
export async function listApiRequests(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { cursor, limit = 20, status } = input.query
  await deps.requestLog.flush()
  const found = await store.list(deps.db, {
    merchantId: merchantOf(actor).merchantId,
    status,
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((it) => {
      const { merchantId: _, ...shown } = it
      return shown
    }),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
  }
}
