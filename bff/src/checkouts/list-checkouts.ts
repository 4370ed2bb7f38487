import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import * as checkouts from './store.ts'
import { toMerchantView } from './views.ts'

type Contract = typeof merchantCheckoutContract.list

/** The merchant's checkouts, newest first, a page at a time. */
export async function listCheckouts(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { cursor, limit = 20, merchantReference } = input.query
  const found = await checkouts.list(deps.db, {
    merchantId: merchantOf(actor).merchantId,
    merchantReference,
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((it) => toMerchantView(deps, it)),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
  }
}
