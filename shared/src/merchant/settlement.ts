import * as z from 'zod/mini'
import { CheckoutId, LoanId, SettlementId } from '../id/id.ts'
import { LocalText } from '../lender/lender.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** An amount that may run the other way: minor units, negative when the merchant owes. */
export const SignedMinor = z.int().check(z.minimum(-999_999_999_999), z.maximum(999_999_999_999))

/** What one lender pays a merchant for one day in one currency: captures less refunds, disputes and fees, and adjustments either way. */
export const Settlement = z.strictObject({
  id: SettlementId,
  lenderName: LocalText,
  settledOn: CalendarDate,
  /** The day on which the lender pays, or takes back what it is owed. */
  payoutOn: CalendarDate,
  currency: Currency,
  /** Captured for the merchant. */
  grossMinor: AmountMinor,
  refundMinor: AmountMinor,
  /** Taken back by disputes. */
  disputeMinor: SignedMinor,
  /** Paid of shoppers’ costs by campaigns, less what came back. */
  subsidyMinor: SignedMinor,
  feeMinor: SignedMinor,
  adjustmentMinor: SignedMinor,
  /** `gross - refund - dispute - subsidy - fee + adjustment`; negative when the lender takes back more than it pays. */
  netMinor: SignedMinor,
  lineCount: z.int(),
  createdAt: Instant,
})
export type Settlement = z.infer<typeof Settlement>

/** One line of a settlement, with the merchant's own reference of the order it belongs to. */
export const SettledLine = z.strictObject({
  lineReference: z.string(),
  kind: z.enum(['capture', 'refund', 'dispute', 'subsidy', 'fee', 'adjustment']),
  direction: z.enum(['to_merchant', 'from_merchant']),
  amountMinor: AmountMinor,
  currency: Currency,
  checkoutId: CheckoutId,
  merchantReference: z.string(),
  loanId: LoanId,
})
export type SettledLine = z.infer<typeof SettledLine>

export const SettlementDetail = z.strictObject({
  ...Settlement.shape,
  lines: z.array(SettledLine),
})
export type SettlementDetail = z.infer<typeof SettlementDetail>

/** A settlement as a file: RFC 4180, a header line, UTF-8; to be saved as it is. */
export const SettlementFile = z.strictObject({ fileName: z.string(), csv: z.string() })
export type SettlementFile = z.infer<typeof SettlementFile>
