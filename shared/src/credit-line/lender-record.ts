import * as z from 'zod/mini'
import { DeclineReason } from '../loan/loan.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { Reference } from '../offer/quote.ts'
import { RatePpm } from '../rate/rate.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** The lender's record of one line, found by the reference we chose. Limit and use are the lender's to say. */
export const LenderCreditLine = z.strictObject({
  lineReference: Reference,
  /** The lender's own number of it; null while nothing is granted. */
  lenderReference: z.nullable(Reference),
  status: z.enum(['pending', 'declined', 'active', 'suspended', 'expired', 'closed']),
  reasons: z.array(DeclineReason).check(z.maxLength(4)),
  productCode: z.string(),
  currency: Currency,
  limitMinor: AmountMinor,
  /** Principal that is held or drawn and not repaid; may be above a limit that was lowered. */
  usedMinor: AmountMinor,
  /** What may be drawn now: nothing unless `active`, and then what the limit leaves. */
  availableMinor: AmountMinor,
  /** Agreed at opening, for everything that is drawn. */
  annualInterestPpm: RatePpm,
  validThrough: z.nullable(CalendarDate),
  /** Since when limit and status are as they are. */
  changedAt: Instant,
})
export type LenderCreditLine = z.infer<typeof LenderCreditLine>

type Sums = Pick<LenderCreditLine, 'status' | 'limitMinor' | 'usedMinor' | 'availableMinor'>

/**
 * Whether a record adds up: what may be drawn is what the limit leaves of an active line, and nothing of another.
 *
 * @example addsUp({ status: 'active', limitMinor: 100, usedMinor: 120, availableMinor: 0 }) // => true
 * @example addsUp({ status: 'suspended', limitMinor: 100, usedMinor: 20, availableMinor: 80 }) // => false
 */
export const addsUp = (it: Sums): boolean =>
  it.availableMinor === (it.status === 'active' ? Math.max(0, it.limitMinor - it.usedMinor) : 0)
