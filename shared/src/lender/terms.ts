import * as z from 'zod/mini'
import { AmountMinor, Currency } from '../money/money.ts'
import { RatePpm } from '../rate/rate.ts'
import { AmortizationMethod } from '../schedule/installment.ts'
import { CalendarDate } from '../time/calendar-date.ts'
import { LenderCapabilities } from './capabilities.ts'
import { LicenceType, LocalText } from './lender.ts'
import { ProductKind } from './product-kind.ts'
import { TripRule } from './trip-rule.ts'

const Text = z.string().check(z.minLength(1), z.maxLength(300))

/** A fee of a product: a share of the principal per installment or once with the first; who collects it is named. */
export const ProductFee = z.strictObject({
  name: LocalText,
  collector: LocalText,
  charged: z.enum(['per_installment', 'upfront']),
  ratePpm: RatePpm,
})
export type ProductFee = z.infer<typeof ProductFee>

/** A text that is signed, at an address that goes on saying the same: its digest tells. */
export const AgreementText = z.strictObject({
  name: LocalText,
  url: z.string(),
  digest: z.string(),
})
export type AgreementText = z.infer<typeof AgreementText>

/** Of a credit line: how much may be granted, and for how long; what is drawn is lent on the product's own terms. */
export const LineTerms = z.strictObject({
  limitMinMinor: AmountMinor,
  limitMaxMinor: AmountMinor,
  validityMonths: z.int().check(z.minimum(1), z.maximum(60)),
  /** What is signed when the line is opened; absent: the agreements of all products. What is drawn rests on those in any case. */
  agreements: z.optional(z.array(AgreementText).check(z.minLength(1), z.maxLength(10))),
})
export type LineTerms = z.infer<typeof LineTerms>

/** What a lender publishes: the terms that hold before anybody asks. */
export const ProductTerms = z.strictObject({
  code: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  name: LocalText,
  /** Absent: `installments`. */
  kind: z.optional(ProductKind),
  method: AmortizationMethod,
  currency: Currency,
  installmentCounts: z
    .array(z.int().check(z.minimum(1), z.maximum(60)))
    .check(z.minLength(1), z.maxLength(12)),
  amountMinMinor: AmountMinor,
  amountMaxMinor: AmountMinor,
  /** Days from drawing to the first due date; absent is a month later, on the day of drawing. */
  firstDueDays: z.optional(z.int().check(z.minimum(1), z.maximum(62))),
  /** Nominal annual interest rate, 30/360 monthly; 0 for fee products. */
  annualInterestPpm: RatePpm,
  fees: z.array(ProductFee).check(z.maxLength(5)),
  /** Of overdue principal, each day from the day after the due date; the only cost of being late. */
  lateFeePpmPerDay: RatePpm,
  /** Days after a due date from which being late is told to the credit reference centre; absent is not said. */
  creditReportAfterDays: z.optional(z.int().check(z.minimum(0), z.maximum(365))),
  prepayment: LocalText,
  /** Days from drawing within which the borrower repays the principal alone and all costs are returned. */
  coolingOffDays: z.int().check(z.minimum(0), z.maximum(30)),
  effectiveFrom: CalendarDate,
  /** Of products that lend against trips alone. */
  trip: z.optional(TripRule),
  /** Of kind `credit_line` alone; a product of that kind without it is never offered. */
  line: z.optional(LineTerms),
  /** Absent: `firstCapabilities`. */
  capabilities: z.optional(LenderCapabilities),
})
export type ProductTerms = z.infer<typeof ProductTerms>

export const LenderTerms = z.strictObject({
  lender: z.strictObject({
    legalName: LocalText,
    licenceType: LicenceType,
    licenceNumber: Text,
    regulator: LocalText,
    licenceValidThrough: CalendarDate,
    complaintPhone: Text,
    complaintUrl: Text,
  }),
  products: z.array(ProductTerms).check(z.maxLength(20)),
  agreements: z.array(AgreementText).check(z.maxLength(10)),
})
export type LenderTerms = z.infer<typeof LenderTerms>
