import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as checkouts from './store.ts'
import { toMerchantView } from './views.ts'

type Contract = typeof merchantCheckoutContract.list

/** The merchant's checkouts, newest first, a page at a time. */
export async function listCheckouts(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantReference } = input.query
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    checkouts.list(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      merchantReference,
      ...page,
    }),
  )
  return {
    items: rows.map((it) => toMerchantView(deps, it)),
    nextCursor,
  }
}
