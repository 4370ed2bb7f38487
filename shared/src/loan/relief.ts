import * as z from 'zod/mini'
import { AmountMinor, Currency } from '../money/money.ts'
import { Reference } from '../offer/quote.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'
import { LivingInstallment } from './operation.ts'

/**
 * How a lender eases what is left of a loan. `defer`: nothing falls due for some periods and no interest arises in
 * them (停息), rows in arrears move too. `lower`: some periods ask for interest alone, and as many rows follow at the
 * end. `longer`: what is open is spread over so many rows more.
 */
export const ReliefKind = z.enum(['defer', 'lower', 'longer'])
export type ReliefKind = z.infer<typeof ReliefKind>

export const ReliefTerms = z.strictObject({
  kind: ReliefKind,
  periods: z.int().check(z.minimum(1), z.maximum(24)),
})
export type ReliefTerms = z.infer<typeof ReliefTerms>

/** What a lender offers with its answer: every row as it would be, on the books of one day, until another. */
export const LenderRelief = z.strictObject({
  reliefReference: Reference,
  ...ReliefTerms.shape,
  offeredOn: CalendarDate,
  validThrough: CalendarDate,
  schedule: z.array(LivingInstallment).check(z.minLength(1), z.maxLength(60)),
})
export type LenderRelief = z.infer<typeof LenderRelief>

const BothMinor = z.strictObject({ beforeMinor: AmountMinor, afterMinor: AmountMinor })
const BothCounts = z.strictObject({ before: z.int(), after: z.int() })
const BothDays = z.strictObject({
  beforeOn: z.nullable(CalendarDate),
  afterOn: z.nullable(CalendarDate),
})

/** What a relief changes, in plain numbers; all of what is left to pay. */
export const ReliefEffect = z.strictObject({
  toPay: BothMinor,
  /** Interest and fees of it. */
  cost: BothMinor,
  installmentsLeft: BothCounts,
  nextInstallment: BothMinor,
  nextDue: BothDays,
  lastDue: BothDays,
  /** Rows of the new schedule that the old one has not. */
  changedRows: z.int(),
})
export type ReliefEffect = z.infer<typeof ReliefEffect>

/** What is shown before a borrower decides, whole; its digest is what is agreed to. Only rows still open are in it. */
export const ReliefPaper = z.strictObject({
  version: z.literal('relief/1'),
  loanReference: Reference,
  reliefReference: Reference,
  ...ReliefTerms.shape,
  currency: Currency,
  offeredOn: CalendarDate,
  validThrough: CalendarDate,
  before: z.array(LivingInstallment),
  after: z.array(LivingInstallment),
  effect: ReliefEffect,
})
export type ReliefPaper = z.infer<typeof ReliefPaper>

/** `accepting`: agreed to, and the lender has not confirmed it yet. `declined`: it did not do it after all. */
export const ReliefStatus = z.enum([
  'offered',
  'expired',
  'refused',
  'accepting',
  'accepted',
  'declined',
])
export type ReliefStatus = z.infer<typeof ReliefStatus>

/** A relief offered to a borrower, and what became of it. */
export const Relief = z.strictObject({
  status: ReliefStatus,
  paper: ReliefPaper,
  digest: z.string(),
  decidedAt: z.nullable(Instant),
})
export type Relief = z.infer<typeof Relief>
