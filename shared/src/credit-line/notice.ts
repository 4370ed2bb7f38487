import * as z from 'zod/mini'
import { LenderIdentity, LocalText } from '../lender/lender.ts'
import { AgreementText, ProductFee } from '../lender/terms.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { AnnualRateConvention, RatePpm } from '../rate/rate.ts'
import { AmortizationMethod } from '../schedule/installment.ts'
import { CalendarDate } from '../time/calendar-date.ts'

/** What leaves us when a line is asked for, to its lender and nobody else. */
export const ToldForLine = z.enum(['phone', 'name', 'id_number'])
export type ToldForLine = z.infer<typeof ToldForLine>

/** What is shown before a line is asked for: who grants it, on what terms, and what the lender is told. */
export const CreditLineNotice = z.strictObject({
  version: z.literal('credit-line-notice/1'),
  lender: LenderIdentity,
  licenceValidThrough: CalendarDate,
  productCode: z.string(),
  productName: LocalText,
  currency: Currency,
  limitMinMinor: AmountMinor,
  limitMaxMinor: AmountMinor,
  validityMonths: z.int(),
  method: AmortizationMethod,
  installmentCounts: z.array(z.int()),
  annualInterestPpm: RatePpm,
  fees: z.array(ProductFee),
  /** All costs of the dearest of its plans, over a whole limit, by the year. */
  annualRatePpm: RatePpm,
  annualRateConvention: AnnualRateConvention,
  lateFeePpmPerDay: RatePpm,
  prepayment: LocalText,
  tells: z.array(ToldForLine),
  /** What is signed with the line. */
  agreements: z.array(AgreementText),
})
export type CreditLineNotice = z.infer<typeof CreditLineNotice>

/** A line that may be asked for today. */
export const CreditLineOffering = z.strictObject({
  notice: CreditLineNotice,
  /** SHA-256 of the notice's canonical JSON: what a yes to it points at. */
  noticeDigest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
})
export type CreditLineOffering = z.infer<typeof CreditLineOffering>
