import * as z from 'zod/mini'
import { AmountMinor, Currency } from '../money/money.ts'
import { AnnualRateConvention, RatePpm } from '../rate/rate.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'
import { LivingInstallment } from './operation.ts'
import { RateChangeTold } from './rate-change-told.ts'

const Rates = z.strictObject({ interestPpm: RatePpm, annualRatePpm: RatePpm })

const ByMinor = z.int()
const Changed = z.strictObject({
  before: LivingInstallment,
  after: LivingInstallment,
  byMinor: ByMinor,
})

/**
 * A change of a loan's rate as it was taken over. `annualRatePpm` is what the installments from that day on cost a year, over
 * all that is still asked for in them, as they were and as they are. Amounts are minor units.
 */
export const RateChange = z.strictObject({
  effectiveOn: CalendarDate,
  reason: RateChangeTold.shape.reason,
  currency: Currency,
  convention: AnnualRateConvention,
  from: Rates,
  to: Rates,
  /** Each row that changes, as it was and as it is, in the order they fall due. */
  rows: z.array(Changed).check(z.minLength(1), z.maxLength(60)),
  /** Of these rows together; by how much it is more, below zero where it is less. */
  toPay: z.strictObject({ beforeMinor: AmountMinor, afterMinor: AmountMinor, byMinor: ByMinor }),
  /** When its lender told it to us. */
  toldAt: Instant,
})
export type RateChange = z.infer<typeof RateChange>
