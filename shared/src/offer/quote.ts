import * as z from 'zod/mini'
import { ProductFee } from '../lender/terms.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { RatePpm } from '../rate/rate.ts'
import { AmortizationMethod, Installment } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** A name one side gave a thing, to find it again. */
export const Reference = z.string().check(z.minLength(6), z.maxLength(64), z.regex(/^[\w.:-]+$/))

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
