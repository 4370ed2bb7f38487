import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { refundContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as operations from '../operations/store.ts'
import { toRefundView } from '../operations/views.ts'

type All = typeof refundContract.list
type One = typeof refundContract.view

/** The merchant's refunds, newest first, a page at a time. */
export async function listRefunds(
  deps: Deps,
  actor: Actor,
  input: InputOf<All>,
): Promise<OutputOf<All>> {
  const { authorizationId } = input.query
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    operations.listRefunds(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      authorizationId,
      ...page,
    }),
  )
  return {
    items: rows.map(toRefundView),
    nextCursor,
  }
}

/** One of the merchant's own refunds; another's is not there. */
export async function viewRefund(
  deps: Deps,
  actor: Actor,
  input: InputOf<One>,
): Promise<OutputOf<One>> {
  const found = await operations.findById(deps.db, input.params.id)
  const own = found?.kind === 'refund' && found.merchantId === merchantOf(actor).merchantId
  if (!own) throw new Problem('not_found')
  return toRefundView(found)
}
