import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type { LenderLoanStatus, LoanState } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import { instantOf, millisecondsOf } from '@miaoguo/shared/time/instant'
import { decimalOf, minorOf } from '../decimal.ts'
import type { HandoffTold, OutageReason, QuoteQuestion } from '../lender.ts'
import type { Purchase } from '../purchase.ts'
import { WireReasons, type WireOffers, type WireOrder, type WireTransaction } from './wire.ts'

export const flexPayCapabilities: LenderCapabilities = {
  // The borrower agrees in Flex Pay's own window; its API tells no schedule.
  schedule: false,
  declinesQuotes: true,
  reviews: false,
  statusByReference: false,
  manualCapture: true,
  partialCapture: true,
  releaseRemaining: true,
  cancel: true,
  extendAuthorization: false,
  authorizationDays: 7,
  refund: true,
  partialRefund: true,
  refundPreview: false,
  refundWindowDays: null,
  repayment: false,
  payoffQuote: false,
  operationByReference: false,
  settlementLines: false,
  loanList: false,
  notifications: false,
  itinerary: true,
  // The reference promises nothing; six hours is the least anybody publishes.
  idempotency: { input: 'ignored', repeats: 'first_answer', remembersHours: 6 },
}

export type Reason = { declined: DeclineReason } | { outage: OutageReason }

/** The fifteen published reason codes: a no to the borrower, or something between the lender and us. */
export function toReason(code: number): Reason | undefined {
  switch (code) {
    case 0: // The campaign is disabled.
      return { declined: 'lender_policy' }
    case 1: // Below the minimum price.
      return { declined: 'amount_too_small' }
    case 2: // Above the maximum price.
      return { declined: 'amount_too_large' }
    case 4: // The trip starts too soon.
      return { declined: 'trip_too_soon' }
    case 5: // The trip starts too far ahead.
      return { declined: 'trip_too_far' }
    case 10: // Origin or destination not supported.
    case 12: // Currency.
    case 13: // Country.
    case 14: // Product.
      return { declined: 'purchase_unsupported' }
    case 3: // Trip dates are missing.
    case 6: // Travelers are missing.
    case 9: // A product is missing.
    case 11: // Our language is not spoken.
      return { outage: 'refused' }
    case 7: // Timeout on their side.
      return { outage: 'timeout' }
    case 8: // Fatal error on their side.
      return { outage: 'server_error' }
    default:
      return undefined
  }
}

export type Verdict =
  | { decision: 'available' }
  | { decision: 'declined'; reasons: DeclineReason[] }
  | { decision: 'outage'; reason: OutageReason }

/** A single reason that is not the borrower's makes the answer an outage. */
export function toReasons(codes: readonly number[]): Exclude<Verdict, { decision: 'available' }> {
  const reasons: DeclineReason[] = []
  for (const code of codes) {
    const reason = toReason(code)
    if (!reason) return { decision: 'outage', reason: 'answer_off_contract' }
    if ('outage' in reason) return { decision: 'outage', reason: reason.outage }
    if (!reasons.includes(reason.declined)) reasons.push(reason.declined)
  }
  return reasons.length > 0
    ? { decision: 'declined', reasons: reasons.slice(0, 4) }
    : { decision: 'outage', reason: 'answer_off_contract' }
}

/** The payment statuses of an offer, by name. */
export function toVerdict(it: WireOffers): Verdict {
  switch (it.status) {
    case 'OFFER_AVAILABLE':
    case 'TOKEN_AVAILABLE':
      return { decision: 'available' }
    case 'OFFER_UNAVAILABLE':
      return toReasons(it.reasons ?? [])
    case 'SERVICE_UNAVAILABLE':
      return { decision: 'outage', reason: 'server_error' }
    default:
      return { decision: 'outage', reason: 'answer_off_contract' }
  }
}

/** The payment statuses of an order, by name; undefined for another, or for an agreement whose amount is not told. */
export function toHandoff(it: WireOrder, currency: Currency): HandoffTold | undefined {
  switch (it.status) {
    case 'OFFER_AVAILABLE':
      return { state: 'open' }
    case 'OFFER_UNAVAILABLE':
      return { state: 'refused' }
    case 'TOKEN_AVAILABLE': {
      const amountMinor = minorOf(it.orderAmount ?? '', currency)
      return amountMinor === undefined || it.currency === undefined
        ? undefined
        : {
            state: 'agreed',
            authorization: it.id,
            amountMinor,
            currency: it.currency,
            merchantReference: null,
          }
    }
    default:
      return undefined
  }
}

/** Reasons in a refusal's body make it a decline; anything else in it is not read. */
export const reasonsIn = (error: unknown): DeclineReason[] | undefined => {
  const read = WireReasons.safeParse(error)
  const verdict = read.success ? toReasons(read.data.reasons) : undefined
  return verdict?.decision === 'declined' ? verdict.reasons : undefined
}

/** The trip as the reference's order guidance names it; unnamed fields are allowed by the definition. */
export const toOrder = (it: QuoteQuestion & { purchase: Purchase }) => ({
  orderAmount: decimalOf(it.amountMinor, it.currency),
  currency: it.currency,
  addOns: it.purchase.lines
    .filter((line) => line.kind === 'item')
    .map((line) => ({
      externalId: it.purchase.merchantReference,
      name: line.name,
      price: decimalOf(line.totalMinor, it.currency),
    })),
  trips: it.purchase.itinerary?.legs.map((leg) => ({
    origin: leg.from,
    destination: leg.to,
    startDate: leg.departsOn,
    endDate: leg.arrivesOn,
  })),
  travelers: it.purchase.itinerary?.travelers.map((one) => ({
    firstName: one.firstName,
    lastName: one.lastName,
    dateOfBirth: one.bornOn,
  })),
})

/** Where a transaction stands; undefined when its figures are not money. */
export function toState(
  it: WireTransaction,
  on: { currency: Currency; nowMs: number },
): LoanState | undefined {
  const [authorizedMinor, remaining, capturedMinor] = [
    minorOf(it.original_amount, on.currency),
    minorOf(it.remaining_amount, on.currency),
    minorOf(it.captured_amount, on.currency),
  ]
  if (authorizedMinor === undefined || remaining === undefined || capturedMinor === undefined)
    return undefined
  const endsMs = it.authorization_expiration
    ? millisecondsOf(it.authorization_expiration)
    : undefined
  const expired = endsMs !== undefined && endsMs <= on.nowMs
  return {
    loanReference: it.id,
    status: lifeOf({ capturedMinor, remaining, expired }),
    currency: on.currency,
    authorizedMinor,
    capturedMinor,
    releasedMinor: Math.max(0, authorizedMinor - capturedMinor - remaining),
    refundedMinor: null,
    repaidMinor: null,
    outstandingMinor: null,
    authorizationExpiresAt: remaining > 0 && endsMs !== undefined ? instantOf(endsMs) : null,
    schedule: null,
  }
}

function lifeOf(it: {
  capturedMinor: number
  remaining: number
  expired: boolean
}): LenderLoanStatus {
  if (it.capturedMinor > 0) return 'active'
  if (it.remaining === 0) return 'cancelled'
  return it.expired ? 'expired' : 'authorized'
}
