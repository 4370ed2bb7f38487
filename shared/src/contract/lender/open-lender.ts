import * as z from 'zod/mini'
import { ConsentPurpose } from '../../consent/consent.ts'
import { LicenceType, LocalText } from '../../lender/lender.ts'
import { DeclineReason } from '../../loan/loan.ts'
import { Scenario } from '../../checkout/checkout.ts'
import { AmountMinor, Currency } from '../../money/money.ts'
import { RatePpm } from '../../rate/rate.ts'
import { AmortizationMethod, Installment } from '../../schedule/installment.ts'
import { CalendarDate, Instant } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

const Reference = z.string().check(z.minLength(6), z.maxLength(64), z.regex(/^[\w.:-]+$/))
const Text = z.string().check(z.minLength(1), z.maxLength(300))

/** A fee of a product: a share of the principal per installment or once with the first; who collects it is named. */
export const ProductFee = z.strictObject({
  name: LocalText,
  collector: LocalText,
  charged: z.enum(['per_installment', 'upfront']),
  ratePpm: RatePpm,
})
export type ProductFee = z.infer<typeof ProductFee>

/** What a lender publishes: the terms that hold before anybody asks. */
export const ProductTerms = z.strictObject({
  code: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  name: LocalText,
  method: AmortizationMethod,
  currency: Currency,
  installmentCounts: z.array(z.int().check(z.minimum(1), z.maximum(60))).check(z.minLength(1), z.maxLength(12)),
  amountMinMinor: AmountMinor,
  amountMaxMinor: AmountMinor,
  /** Nominal annual interest rate, 30/360 monthly; 0 for fee products. */
  annualInterestPpm: RatePpm,
  fees: z.array(ProductFee).check(z.maxLength(5)),
  lateFeePpmPerDay: RatePpm,
  prepayment: LocalText,
  coolingOffDays: z.int().check(z.minimum(0), z.maximum(30)),
  effectiveFrom: CalendarDate,
})
export type ProductTerms = z.infer<typeof ProductTerms>

export const LenderTerms = z.strictObject({
  lender: z.strictObject({
    legalName: LocalText, licenceType: LicenceType, licenceNumber: Text, regulator: LocalText,
    licenceValidThrough: CalendarDate, complaintPhone: Text, complaintUrl: Text,
  }),
  products: z.array(ProductTerms).check(z.maxLength(20)),
  agreements: z.array(z.strictObject({ name: LocalText, url: z.string(), digest: z.string() })).check(z.maxLength(10)),
})
export type LenderTerms = z.infer<typeof LenderTerms>

/** The person who asks. Only what the lender needs; `phone` is absent where the platform does not know it. */
export const LenderBorrower = z.strictObject({ reference: Reference, phone: z.optional(z.string()) })

/** One set of terms for this person and amount, with the lender's own schedule. */
export const LenderQuote = z.strictObject({
  quoteReference: Reference,
  productCode: z.string(),
  principalMinor: AmountMinor,
  currency: Currency,
  installmentCount: z.int().check(z.minimum(1), z.maximum(60)),
  method: AmortizationMethod,
  annualInterestPpm: RatePpm,
  fees: z.array(ProductFee).check(z.maxLength(5)),
  drawnOn: CalendarDate,
  firstDueOn: CalendarDate,
  schedule: z.array(Installment).check(z.minLength(1), z.maxLength(60)),
  expiresAt: Instant,
})
export type LenderQuote = z.infer<typeof LenderQuote>

export const QuoteAnswer = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('offered'), quotes: z.array(LenderQuote).check(z.minLength(1), z.maxLength(24)) }),
  z.strictObject({ decision: z.literal('declined'), reasons: z.array(DeclineReason).check(z.minLength(1), z.maxLength(4)) }),
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
})
export type LenderLoan = z.infer<typeof LenderLoan>

/** The Open Lender API: what a lender implements to be offered here. Authorization: Bearer. */
export const openLenderContract = {
  terms: endpoint({
    id: 'lenderTerms', summary: 'Licence, products and limits', method: 'GET', path: '/open-lender/v1/terms', actor: 'platform', status: 200,
    output: LenderTerms, problems: [],
  }),
  quote: endpoint({
    id: 'lenderQuote', summary: 'Terms for one person and amount', method: 'POST', path: '/open-lender/v1/quotes', actor: 'platform', status: 200,
    body: z.strictObject({
      requestReference: Reference, borrower: LenderBorrower, scenario: Scenario, amountMinor: AmountMinor, currency: Currency, today: CalendarDate,
    }),
    output: QuoteAnswer, problems: [],
  }),
  originate: endpoint({
    id: 'lenderOriginate', summary: 'Book the loan; the same Idempotency-Key books once', method: 'POST', path: '/open-lender/v1/loans', actor: 'platform', status: 201,
    body: z.strictObject({
      originationReference: Reference, quoteReference: Reference, borrower: LenderBorrower,
      merchantReference: z.string(),
      consent: z.strictObject({ reference: Reference, disclosureDigest: z.string(), purposes: z.array(ConsentPurpose), grantedAt: Instant }),
    }),
    output: LenderLoan, problems: ['not_found'],
  }),
  loanByReference: endpoint({
    id: 'lenderLoanByReference', summary: 'What became of an origination, by our reference', method: 'GET',
    path: '/open-lender/v1/originations/:reference', actor: 'platform', status: 200,
    params: z.strictObject({ reference: Reference }), output: LenderLoan, problems: ['not_found'],
  }),
}
