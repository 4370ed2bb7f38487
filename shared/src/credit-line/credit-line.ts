import * as z from 'zod/mini'
import { ConsentPurpose } from '../consent/consent.ts'
import { CreditLineId, LoanId } from '../id/id.ts'
import { LenderIdentity, LocalText } from '../lender/lender.ts'
import { DeclineReason, LoanStatus } from '../loan/loan.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { AnnualRateConvention, RatePpm } from '../rate/rate.ts'
import { AmortizationMethod } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'
import { CreditLineNotice } from './notice.ts'

export const CreditLineStatus = z.enum([
  'applied',
  'active',
  'suspended',
  'declined',
  'expired',
  'closed',
])
export type CreditLineStatus = z.infer<typeof CreditLineStatus>

/** Where a line may go from where it stands; what has ended stays ended. */
export const nextCreditLineStatus = {
  applied: ['active', 'suspended', 'declined', 'expired', 'closed'],
  active: ['suspended', 'expired', 'closed'],
  suspended: ['active', 'expired', 'closed'],
  declined: [],
  expired: [],
  closed: [],
} as const satisfies Record<CreditLineStatus, readonly CreditLineStatus[]>

/** Whether nothing changes in a line any more. */
export const hasEnded = (status: CreditLineStatus): boolean =>
  nextCreditLineStatus[status].length === 0

/**
 * A borrower's line at one lender. Limit, used and available are the lender's record as it was told at `readAt`; null
 * while the lender has told nothing.
 */
export const CreditLine = z.strictObject({
  id: CreditLineId,
  lender: LenderIdentity,
  productName: LocalText,
  status: CreditLineStatus,
  declineReasons: z.array(DeclineReason),
  currency: Currency,
  limitMinor: AmountMinor,
  usedMinor: AmountMinor,
  availableMinor: AmountMinor,
  readAt: z.nullable(Instant),
  /** All costs of the dearest of its plans, over a whole limit, by the year. */
  annualRatePpm: RatePpm,
  annualRateConvention: AnnualRateConvention,
  method: AmortizationMethod,
  installmentCounts: z.array(z.int()),
  validThrough: z.nullable(CalendarDate),
  appliedAt: Instant,
  /** Its borrower has asked to close it, and the lender has not confirmed yet. */
  closing: z.boolean(),
  /** Its lender may not lend today: nothing can be drawn, and what is owed stays owed. */
  lenderAway: z.boolean(),
})
export type CreditLine = z.infer<typeof CreditLine>

/** One change of a line as its borrower reads it; before the first, there was nothing. */
export const CreditLineChange = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('status'),
    from: CreditLineStatus,
    to: CreditLineStatus,
    since: Instant,
    by: z.enum(['lender', 'borrower']),
  }),
  z.strictObject({
    what: z.literal('limit'),
    fromMinor: AmountMinor,
    toMinor: AmountMinor,
    since: Instant,
    by: z.enum(['lender', 'borrower']),
  }),
])
export type CreditLineChange = z.infer<typeof CreditLineChange>

/** A loan drawn from a line. */
export const DrawnLoan = z.strictObject({
  id: LoanId,
  merchantName: z.string(),
  principalMinor: AmountMinor,
  outstandingMinor: AmountMinor,
  status: LoanStatus,
  createdAt: Instant,
})
export type DrawnLoan = z.infer<typeof DrawnLoan>

/** A line with what its borrower agreed to, what changed since, and what was drawn from it; the newest first. */
export const CreditLineDetail = z.strictObject({
  ...CreditLine.shape,
  notice: CreditLineNotice,
  consent: z.strictObject({
    noticeDigest: z.string(),
    purposes: z.array(ConsentPurpose),
    grantedAt: Instant,
  }),
  changes: z.array(CreditLineChange),
  loans: z.array(DrawnLoan),
})
export type CreditLineDetail = z.infer<typeof CreditLineDetail>
