import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { apiRequestContract } from '@miaoguo/shared/contract/merchant/keys'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as store from './store.ts'

type Contract = typeof apiRequestContract.list

/** The merchant's own requests, newest first, those of this moment among them. */
export async function listApiRequests(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { status } = input.query
  await deps.requestLog.flush()
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    store.list(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      status,
      ...page,
    }),
  )
  return {
    items: rows.map((it) => {
      const { merchantId: _, ...shown } = it
      return shown
    }),
    nextCursor,
  }
}
