import * as z from 'zod/mini'
import { AmountMinor } from '../money/money.ts'
import { CalendarDate } from '../time/calendar-date.ts'

/** How principal and cost are spread over the installments. */
export const AmortizationMethod = z.enum([
  'equal_installments',
  'equal_principal',
  'interest_only',
  'single_payment',
  'flat_fee',
  'interest_free',
])
export type AmortizationMethod = z.infer<typeof AmortizationMethod>

/** One row of a payment schedule, in minor units of the loan's currency; number counts from 1. */
export const Installment = z.strictObject({
  number: z.int().check(z.minimum(1)),
  dueOn: CalendarDate,
  principalMinor: AmountMinor,
  interestMinor: AmountMinor,
  feeMinor: AmountMinor,
  totalMinor: AmountMinor,
})
export type Installment = z.infer<typeof Installment>
