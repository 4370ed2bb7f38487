import * as z from 'zod/mini'
import { AmountMinor, Currency } from '../money/money.ts'
import { Reference } from '../offer/quote.ts'
import { CalendarDate } from '../time/calendar-date.ts'

/** Where a mandate stands at its lender. `pending` is that a bank has not agreed yet: nothing is taken until it is `active`. */
export const LenderMandateStatus = z.enum(['pending', 'active', 'refused', 'ended'])
export type LenderMandateStatus = z.infer<typeof LenderMandateStatus>

/** Why a mandate ended, or was never agreed to: by its borrower, because nothing of the loan is open, or by lender or bank. */
export const MandateEnd = z.enum(['cancelled', 'loan_closed', 'lender'])
export type MandateEnd = z.infer<typeof MandateEnd>

/** One day on which a lender took an installment from the card, or the bank refused: then nothing was taken at all. */
export const Collection = z.strictObject({
  /** The due day, on which it is tried once. */
  on: CalendarDate,
  outcome: z.enum(['taken', 'refused']),
  /** What was asked of the bank, in minor units. */
  amountMinor: AmountMinor,
  currency: Currency,
  /** Why the bank refused, from a controlled list; null of what was taken. */
  refusal: z.nullable(z.enum(['insufficient_funds', 'card_refused'])),
})
export type Collection = z.infer<typeof Collection>

/** The lender's record of one mandate, found by the reference we chose. */
export const LenderMandate = z.strictObject({
  mandateReference: Reference,
  loanReference: Reference,
  /** The lender's own number of it; null of one that was cancelled before it was heard of. */
  lenderReference: z.nullable(Reference),
  status: LenderMandateStatus,
  /** Null until it has ended. */
  end: z.nullable(MandateEnd),
  /** Null until one was tried. */
  lastCollection: z.nullable(Collection),
})
export type LenderMandate = z.infer<typeof LenderMandate>
