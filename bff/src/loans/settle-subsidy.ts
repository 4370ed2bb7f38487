import { subsidyStanding } from '@miaoguo/shared/campaign/standing'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { AuthorizationId } from '@miaoguo/shared/id/id'
import { multiplyRatio } from '@miaoguo/shared/money/ratio'
import * as authorizations from '../authorizations/store.ts'
import { adjustReservation } from '../campaigns/reserve-budget.ts'
import * as campaigns from '../campaigns/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { priceOf } from '../offers/price.ts'
import * as loans from './mirror-store.ts'

/**
 * Brings what an order holds of a campaign's budget to its figures, whatever moved them: a capture, the end of a hold,
 * a refund, a dispute, a borrower who undid the loan. It is computed from the figures anew each time, so that nothing is counted twice.
 */
export async function settleSubsidy(deps: Deps, tx: Tx, id: AuthorizationId): Promise<void> {
  const it = await authorizations.findById(tx, id)
  const agreed = it && (await loans.findAgreed(tx, it.loanId))
  if (!it || !agreed?.quote.subsidy) return
  const was = await campaigns.lockReservation(tx, agreed.applicationId)
  if (!was) return
  const now = subsidyStanding({
    fullMinor: was.fullMinor,
    drawnMinor: drawnSubsidy(agreed.quote, it.capturedMinor),
    capturedMinor: it.capturedMinor,
    givenBackMinor: it.refundedMinor + it.disputeLostMinor,
    open: it.status === 'authorized' || it.status === 'partially_captured',
    undone: agreed.status === 'withdrawn',
  })
  await adjustReservation(deps, tx, { applicationId: agreed.applicationId, was, now })
}

/** The subsidy of a part of the principal is what its own schedule makes. */
function drawnSubsidy(quote: LenderQuote, capturedMinor: number): number {
  if (capturedMinor === 0) return 0
  if (capturedMinor === quote.principalMinor) return quote.subsidy?.subsidyMinor ?? 0
  const price = priceOf({ ...quote, principalMinor: capturedMinor })
  if (price) return price.subsidyMinor
  // So little that the terms make no loan of it: its share, so that no lender's word is kept waiting.
  const share = { numerator: capturedMinor, denominator: quote.principalMinor }
  return multiplyRatio(quote.subsidy?.subsidyMinor ?? 0, share, 'half_even')
}
