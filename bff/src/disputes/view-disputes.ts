import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { disputeContract } from '@miaoguo/shared/contract/merchant/disputes'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as disputes from './store.ts'
import { toView } from './views.ts'

type All = typeof disputeContract.list
type One = typeof disputeContract.view

/** The disputes of the merchant's orders, newest first, a page at a time. */
export async function listDisputes(
  deps: Deps,
  actor: Actor,
  input: InputOf<All>,
): Promise<OutputOf<All>> {
  const { status, merchantReference } = input.query
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    disputes.list(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      status,
      merchantReference,
      ...page,
    }),
  )
  return { items: rows.map((it) => toView(deps, it)), nextCursor }
}

/** One of the merchant's own disputes; another's is not there. */
export async function viewDispute(
  deps: Deps,
  actor: Actor,
  input: InputOf<One>,
): Promise<OutputOf<One>> {
  const found = await disputes.findById(deps.db, input.params.id)
  if (!found || found.merchantId !== merchantOf(actor).merchantId) throw new Problem('not_found')
  return toView(deps, found)
}
