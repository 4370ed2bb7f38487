import * as z from 'zod/mini'
import { ConsentPurpose } from '../../consent/consent.ts'
import { LenderTerms } from '../../lender/terms.ts'
import { TripDays } from '../../lender/trip-rule.ts'
import { DeclineReason } from '../../loan/loan.ts'
import { Scenario } from '../../checkout/checkout.ts'
import { AmountMinor, Currency } from '../../money/money.ts'
import { LenderQuote, Reference, SubsidyAsked } from '../../offer/quote.ts'
import { Installment } from '../../schedule/installment.ts'
import { CalendarDate, Instant } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'
import { LenderBorrower } from './borrower.ts'
import { lenderCreditLineContract } from './credit-lines.ts'
import { lenderDisputeContract } from './disputes.ts'
import { lenderKeysContract } from './keys.ts'
import { lenderMandateContract } from './mandates.ts'
import { lenderOperationContract } from './operations.ts'

export { LenderBorrower } from './borrower.ts'
export { LenderTerms, ProductFee, ProductTerms } from '../../lender/terms.ts'
export { LenderQuote } from '../../offer/quote.ts'

/** Told only with loans that are paid to the borrower: who that is, and the card of their own. */
export const PaidTo = z.strictObject({
  name: z.string(),
  idNumber: z.string(),
  cardNumber: z.string(),
  cardPhone: z.string(),
})
export type PaidTo = z.infer<typeof PaidTo>

export const QuoteAnswer = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('offered'),
    quotes: z.array(LenderQuote).check(z.minLength(1), z.maxLength(24)),
  }),
  z.strictObject({
    decision: z.literal('declined'),
    reasons: z.array(DeclineReason).check(z.minLength(1), z.maxLength(4)),
  }),
])
export type QuoteAnswer = z.infer<typeof QuoteAnswer>

/** The lender's record of one origination, found by the reference we chose. */
export const LenderLoan = z.strictObject({
  originationReference: Reference,
  status: z.enum(['pending', 'approved', 'declined', 'cancelled']),
  loanReference: z.nullable(Reference),
  reasons: z.array(DeclineReason).check(z.maxLength(4)),
  principalMinor: AmountMinor,
  currency: Currency,
  schedule: z.array(Installment).check(z.maxLength(60)),
  /** Until when it may be captured; absent or null when it was drawn at once. */
  authorizationExpiresAt: z.optional(z.nullable(Instant)),
})
export type LenderLoan = z.infer<typeof LenderLoan>

/** The Open Lender API: what a lender implements to be offered here. Both sides sign, as RFC 9421 says. */
export const openLenderContract = {
  terms: endpoint({
    id: 'lenderTerms',
    summary: 'Licence, products and limits',
    method: 'GET',
    path: '/open-lender/v1/terms',
    actor: 'platform',
    status: 200,
    output: LenderTerms,
    problems: [],
  }),
  quote: endpoint({
    id: 'lenderQuote',
    summary: 'Terms for one person and amount',
    method: 'POST',
    path: '/open-lender/v1/quotes',
    actor: 'platform',
    status: 200,
    body: z.strictObject({
      requestReference: Reference,
      borrower: LenderBorrower,
      scenario: Scenario,
      amountMinor: AmountMinor,
      currency: Currency,
      today: CalendarDate,
      /** The days of the trip that is bought; told only where a product has a `trip` rule. */
      trip: z.optional(TripDays),
      /** Our reference of the borrower’s line: what may be drawn from it is quoted beside the rest. */
      creditLineReference: z.optional(Reference),
      /** Quotes may be made with any of these, beside those without; for lenders with `merchantSubsidy`. */
      subsidies: z.optional(z.array(SubsidyAsked).check(z.maxLength(5))),
    }),
    output: QuoteAnswer,
    problems: [],
  }),
  originate: endpoint({
    id: 'lenderOriginate',
    summary: 'Book the loan; the same Idempotency-Key books once',
    method: 'POST',
    path: '/open-lender/v1/loans',
    actor: 'platform',
    status: 201,
    body: z.strictObject({
      originationReference: Reference,
      quoteReference: Reference,
      borrower: LenderBorrower,
      merchantReference: z.string(),
      /** `manual` books an authorization that is captured later; absent is `automatic`. */
      capture: z.optional(z.enum(['automatic', 'manual'])),
      /** Of cash: where it is paid, instead of to a merchant. */
      paidTo: z.optional(PaidTo),
      /** The line it is drawn from: the amount is held of its limit until it is repaid, given back or given up. */
      creditLineReference: z.optional(Reference),
      consent: z.strictObject({
        reference: Reference,
        disclosureDigest: z.string(),
        purposes: z.array(ConsentPurpose),
        grantedAt: Instant,
      }),
    }),
    output: LenderLoan,
    problems: ['not_found'],
  }),
  loanByReference: endpoint({
    id: 'lenderLoanByReference',
    summary: 'What became of an origination, by our reference',
    method: 'GET',
    path: '/open-lender/v1/originations/:reference',
    actor: 'platform',
    status: 200,
    params: z.strictObject({ reference: Reference }),
    output: LenderLoan,
    problems: ['not_found'],
  }),
  ...lenderOperationContract,
  ...lenderCreditLineContract,
  ...lenderDisputeContract,
  ...lenderMandateContract,
  ...lenderKeysContract,
}
