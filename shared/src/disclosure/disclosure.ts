import * as z from 'zod/mini'
import { PaymentParts } from '../checkout/line.ts'
import { CreditLineId, DisclosureId, OfferId } from '../id/id.ts'
import { LenderIdentity, LocalText } from '../lender/lender.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { AnnualRateConvention, AnnualRateMethod, RatePpm } from '../rate/rate.ts'
import { AmortizationMethod, Installment } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** A cost in normal performance: what it is, how it is charged, and by whom. */
export const CostItem = z.strictObject({
  kind: z.enum(['interest', 'fee']),
  name: LocalText,
  basis: LocalText,
  collector: LocalText,
  totalMinor: AmountMinor,
  annualRatePpm: RatePpm,
})
export type CostItem = z.infer<typeof CostItem>

/** A cost only on default or misuse. */
export const ContingentCost = z.strictObject({
  name: LocalText,
  standard: LocalText,
  collector: LocalText,
  /** Of overdue principal a day, where that is the standard; absent on sheets that are older than it. */
  ratePpmPerDay: z.optional(RatePpm),
})
export type ContingentCost = z.infer<typeof ContingentCost>

/** Who receives which personal data for which purpose. */
export const DataUse = z.strictObject({
  recipient: LocalText,
  purpose: LocalText,
  kinds: LocalText,
})
export type DataUse = z.infer<typeof DataUse>

export const Agreement = z.strictObject({ name: LocalText, url: z.string(), digest: z.string() })
export type Agreement = z.infer<typeof Agreement>

/** 综合融资成本明示表 as versioned data: everything the borrower is told, and all of it. */
export const CostSheet1 = z.strictObject({
  version: z.literal('cost-sheet/1'),
  jurisdiction: z.enum(['CN', 'EU', 'UK', 'US']),
  lender: LenderIdentity,
  productName: LocalText,
  merchantName: z.string(),
  merchantReference: z.string(),
  currency: Currency,
  drawnOn: CalendarDate,
  amountFinancedMinor: AmountMinor,
  installmentCount: z.int(),
  method: AmortizationMethod,
  costs: z.array(CostItem),
  totalCostMinor: AmountMinor,
  totalOfPaymentsMinor: AmountMinor,
  annualRatePpm: RatePpm,
  annualRateConvention: AnnualRateConvention,
  contingentCosts: z.array(ContingentCost),
  nothingElseCharged: z.literal(true),
  dueDateRule: LocalText,
  schedule: z.array(Installment),
  prepayment: LocalText,
  coolingOffDays: z.int(),
  coolingOff: LocalText,
  agreements: z.array(Agreement),
  dataUses: z.array(DataUse),
  /** How the order is paid, where not all of it is lent; absent on sheets that are older than it. */
  payment: z.optional(PaymentParts),
})
export type CostSheet1 = z.infer<typeof CostSheet1>

/** A right of the borrower, in the words of the jurisdiction. */
export const BorrowerRight = z.strictObject({
  kind: z.enum([
    'withdrawal',
    'early_repayment',
    'draft_copy',
    'human_review',
    'complaint',
    'ombudsman',
    'section_75',
    'contract_documents',
  ]),
  text: LocalText,
})
export type BorrowerRight = z.infer<typeof BorrowerRight>

/**
 * The same record with what the papers of the EU, the United Kingdom and the United States say beyond: by which
 * method the annual rate was computed, the borrowing rate, what is bought, whom to write to, what a missed
 * payment leads to, whether a credit bureau is asked, and the borrower’s rights.
 */
export const CostSheet2 = z.strictObject({
  ...CostSheet1.shape,
  version: z.literal('cost-sheet/2'),
  annualRateMethod: AnnualRateMethod,
  annualInterestPpm: RatePpm,
  lastDueOn: CalendarDate,
  purchase: z.strictObject({ name: LocalText, cashPriceMinor: AmountMinor }),
  lenderAddress: LocalText,
  creditIntermediary: z.nullable(z.strictObject({ name: LocalText, contact: LocalText })),
  missedPayments: LocalText,
  creditReference: LocalText,
  rights: z.array(BorrowerRight),
})
export type CostSheet2 = z.infer<typeof CostSheet2>

/** A cost sheet of any version: a new form stands beside the old one, so that no digest ever changes. */
export const CostSheet = z.discriminatedUnion('version', [CostSheet1, CostSheet2])
export type CostSheet = z.infer<typeof CostSheet>

/** A cost sheet put before one borrower: digest of its canonical JSON, and when it was opened and confirmed. */
export const Disclosure = z.strictObject({
  id: DisclosureId,
  offerId: OfferId,
  sheet: CostSheet,
  digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
  openedAt: Instant,
  confirmableAt: Instant,
  minimumReadingSeconds: z.int(),
  confirmedAt: z.nullable(Instant),
  /** The borrower’s line it is drawn from: its agreement was signed with the line, so reading and agreeing are one step. */
  creditLineId: z.optional(CreditLineId),
})
export type Disclosure = z.infer<typeof Disclosure>
