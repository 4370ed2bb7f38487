import * as z from 'zod/mini'

/** Apache Fineract 1.13, the part we speak. Strangers' objects are open: what we do not name we do not read. */

/** A date is an array [2026,11,24] in most answers and text in some. */
const WireDate = z.union([
  z.iso.date(),
  z.pipe(
    z.tuple([z.int(), z.int(), z.int()]),
    z.transform((parts: [number, number, number]) =>
      parts.map((part) => String(part).padStart(2, '0')).join('-'),
    ),
  ),
])
const Amount = z.number()

export const WirePeriod = z.object({
  /** Absent on the row of the disbursement. */
  period: z.optional(z.int()),
  dueDate: WireDate,
  principalDue: z.optional(Amount),
  interestDue: z.optional(Amount),
  feeChargesDue: z.optional(Amount),
  penaltyChargesDue: z.optional(Amount),
  totalDueForPeriod: z.optional(Amount),
  totalPaidForPeriod: z.optional(Amount),
})
export type WirePeriod = z.infer<typeof WirePeriod>

export const WireSchedule = z.object({ periods: z.array(WirePeriod).check(z.maxLength(80)) })

const WireTransaction = z.object({
  id: z.int(),
  externalId: z.optional(z.nullable(z.string())),
  amount: Amount,
  date: WireDate,
  manuallyReversed: z.optional(z.boolean()),
})

export const WireLoan = z.object({
  id: z.int(),
  externalId: z.string(),
  status: z.object({ id: z.int() }),
  currency: z.object({ code: z.string() }),
  approvedPrincipal: z.optional(Amount),
  proposedPrincipal: z.optional(Amount),
  principal: Amount,
  summary: z.optional(
    z.object({
      principalDisbursed: Amount,
      principalOutstanding: Amount,
      totalRepaymentTransaction: z.optional(Amount),
      totalMerchantRefund: z.optional(Amount),
    }),
  ),
  repaymentSchedule: z.optional(WireSchedule),
  transactions: z.optional(z.array(WireTransaction)),
})
export type WireLoan = z.infer<typeof WireLoan>

export const WireProduct = z.object({
  id: z.int(),
  currency: z.object({ code: z.string() }),
  annualInterestRate: z.number(),
  minPrincipal: z.optional(Amount),
  maxPrincipal: z.optional(Amount),
  principal: Amount,
  amortizationType: z.object({ id: z.int() }),
})
export type WireProduct = z.infer<typeof WireProduct>

export const WireCreated = z.object({ resourceId: z.int() })
export const WireClients = z.object({ pageItems: z.array(z.object({ id: z.int() })) })

export const WirePayoff = z.object({
  amount: Amount,
  principalPortion: z.optional(Amount),
  interestPortion: z.optional(Amount),
  feeChargesPortion: z.optional(Amount),
  penaltyChargesPortion: z.optional(Amount),
})
export type WirePayoff = z.infer<typeof WirePayoff>
