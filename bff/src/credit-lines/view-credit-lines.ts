import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import * as lines from './store.ts'
import { toView } from './views.ts'

type List = typeof creditLineContract.list
type View = typeof creditLineContract.view

/** At most one line at a lender stands; of those that ended, the last few. */
const shownMax = 20

export async function listCreditLines(deps: Deps, actor: Actor): Promise<OutputOf<List>> {
  const found = await lines.listOf(deps.db, shopperOf(actor).borrowerId, shownMax)
  return { items: found.map((it) => toView(deps, it)) }
}

/** One of my lines, as its lender last told; another borrower's is not there. */
export async function viewCreditLine(
  deps: Deps,
  actor: Actor,
  { params }: InputOf<View>,
): Promise<OutputOf<View>> {
  const found = await lines.findOwn(deps.db, params.id, shopperOf(actor).borrowerId)
  if (!found) throw new Problem('not_found')
  const { notice, noticeDigest, purposes, grantedAt } = found
  const [changes, loans] = await Promise.all([
    lines.changesOf(deps.db, found.id),
    lines.loansOf(deps.db, found),
  ])
  return {
    ...toView(deps, found),
    notice,
    consent: { noticeDigest, purposes, grantedAt },
    changes,
    loans,
  }
}
