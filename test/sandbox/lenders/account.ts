import type { ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type {
  LenderOperation,
  LivingInstallment,
  LoanPosition,
  LoanState,
  SettlementLine,
} from '@miaoguo/shared/loan/operation'
import type { RateChangeTold } from '@miaoguo/shared/loan/rate-change-told'
import type { LenderServiceRequest } from '@miaoguo/shared/loan/service-request'
import { monthInterest, proRata, shareOf } from './arithmetic.ts'
import type { KeptDispute } from './disputes.ts'
import type { KeptMandate } from './mandates.ts'
import { scheduleOf, sharedOf } from './quotes.ts'

export type KeptServiceRequest = { input: string; record: LenderServiceRequest; answersAt: string }
export type KeptOperation = { input: string; record: LenderOperation; settlesAt: string }

/** A booked loan since its booking, in this lender's own words and arithmetic. */
export type Account = {
  loanReference: string
  terms: ProductTerms
  count: number
  currency: LoanPosition['currency']
  drawnOn: string
  authorizedMinor: number
  capturedMinor: number
  releasedMinor: number
  refundedMinor: number
  repaidMinor: number
  capturedOn: string | null
  expiresAt: string | null
  cancelled: boolean
  /** The day its borrower withdrew; absent while nobody did. */
  withdrawnOn?: string
  rows: LivingInstallment[]
  /** Through which day being late is in the rows. */
  lateThrough?: string
  /** What a merchant pays of the costs: its split, of what is drawn by now, and as paid by lines. */
  subsidy?: {
    interestPpm: number
    feePpm: number
    drawnMinor: number
    paidMinor: number
    /** Charged beyond what is drawn, by a persona that charges wrongly. */
    extraMinor?: number
  } | null
  /** Changes of its rate, oldest first, each with why. */
  rateChanges?: RateChangeTold[]
  /** Principal repaid ahead, by day. */
  ahead?: { on: string; amountMinor: number }[]
  operations: KeptOperation[]
  /** Absent in books written before there were any. */
  disputes?: KeptDispute[]
  lines: SettlementLine[]
  /** Complaints and requests in hardship; absent in books that are older than those. */
  serviceRequests?: KeptServiceRequest[]
  /** Permissions to take installments from a card; absent in books that are older than those. */
  mandates?: KeptMandate[]
}

const principalPaid = (row: LivingInstallment): number =>
  Math.max(0, row.paidMinor - row.feeMinor - row.interestMinor)

export const outstandingOf = (it: Account): number =>
  it.capturedMinor === 0
    ? 0
    : it.rows.reduce((sum, row) => sum + row.principalMinor - principalPaid(row), 0)

export const remainingOf = (it: Account): number =>
  it.cancelled ? 0 : it.authorizedMinor - it.capturedMinor - it.releasedMinor

export const isDisputeOpen = ({ record }: KeptDispute): boolean =>
  record.status === 'opened' || record.status === 'evidence_submitted'

/** What nobody may refund while it is disputed. */
export const disputedOf = (it: Account): number =>
  (it.disputes ?? []).filter(isDisputeOpen).reduce((sum, { record }) => sum + record.amountMinor, 0)

/** A row of what being late has cost. */
export const isPenalty = (row: LivingInstallment): boolean =>
  row.principalMinor === 0 && row.interestMinor === 0

const owed = (it: Account): number =>
  it.rows.reduce((sum, row) => sum + row.totalMinor - row.paidMinor, 0)

export const isExpired = (it: Account, now: string): boolean =>
  it.expiresAt !== null && it.expiresAt <= now && remainingOf(it) > 0

function statusOf(it: Account, now: string): LoanPosition['status'] {
  if (it.capturedMinor === 0) {
    if (it.cancelled || remainingOf(it) === 0) return 'cancelled'
    return isExpired(it, now) ? 'expired' : 'authorized'
  }
  if (it.withdrawnOn !== undefined) return 'withdrawn'
  return owed(it) === 0 ? 'paid_off' : 'active'
}

export const positionOf = (it: Account, now: string): LoanPosition => ({
  loanReference: it.loanReference,
  status: statusOf(it, now),
  currency: it.currency,
  authorizedMinor: it.authorizedMinor,
  capturedMinor: it.capturedMinor,
  releasedMinor: it.cancelled ? it.authorizedMinor - it.capturedMinor : it.releasedMinor,
  refundedMinor: it.refundedMinor,
  repaidMinor: it.repaidMinor,
  outstandingMinor: outstandingOf(it),
  authorizationExpiresAt: remainingOf(it) > 0 ? it.expiresAt : null,
})

export const stateOf = (it: Account, now: string): LoanState => ({
  ...positionOf(it, now),
  schedule: it.rows,
  lateThrough: it.lateThrough ?? null,
  rateChange: it.rateChanges?.at(-1) ?? null,
})

/** The rate of the month that ends on a due date. */
export const rateOf = (it: Account, dueOn: string): number =>
  (it.rateChanges ?? []).filter((one) => one.effectiveOn < dueOn).at(-1)?.annualInterestPpm ??
  it.terms.annualInterestPpm

/** Whether rows still to pay may be of two rates. */
export const isOfTwoRates = (it: Account, today: string): boolean =>
  (it.rateChanges ?? []).some((one) => one.effectiveOn >= today)

const living = (rows: ReturnType<typeof scheduleOf>): LivingInstallment[] =>
  rows.map((row) => ({ ...row, paidMinor: 0 }))

/** Draws an amount: the schedule is made for what is drawn by now, from the day of the first drawing. */
export function draw(it: Account, amountMinor: number, today: string): void {
  it.capturedMinor += amountMinor
  it.capturedOn ??= today
  const whole = scheduleOf(it.terms, it.count, {
    amountMinor: it.capturedMinor,
    today: it.capturedOn,
  })
  const shared = sharedOf(whole, it.subsidy ?? undefined)
  if (it.subsidy) it.subsidy.drawnMinor = shared.paidMinor
  it.rows = living(shared.rows)
}

/** The merchant's part moves with what is drawn and comes back with what is given back, or all of it with a loan that is undone; each move is a line. */
export function settleSubsidy(it: Account, reference: string, today: string): void {
  const { subsidy } = it
  if (!subsidy || it.capturedMinor === 0) return
  const { drawnMinor, paidMinor, extraMinor = 0 } = subsidy
  const returned = it.withdrawnOn === undefined ? it.refundedMinor : it.capturedMinor
  const back = Number(proRata(BigInt(drawnMinor), returned, it.capturedMinor))
  const more = drawnMinor + extraMinor - back - paidMinor
  if (more === 0) return
  subsidy.paidMinor += more
  it.lines.push({
    lineReference: `subsidy-${reference}`.slice(0, 64),
    loanReference: it.loanReference,
    operationReference: null,
    kind: 'subsidy',
    direction: more > 0 ? 'from_merchant' : 'to_merchant',
    amountMinor: Math.abs(more),
    currency: it.currency,
    settledOn: today,
  })
}

/** The last installments are lowered first; interest nobody paid yet is reckoned again on what is left. */
export function refunded(it: Account, amountMinor: number): LivingInstallment[] {
  let left = amountMinor
  const principals = it.rows.map((row) => row.principalMinor)
  for (const [i, row] of [...it.rows.entries()].reverse()) {
    const cut = Math.min(left, row.principalMinor - principalPaid(row))
    principals[i] = row.principalMinor - cut
    left -= cut
  }
  let balance = principals.reduce((sum, each) => sum + each, 0)
  const rows: LivingInstallment[] = []
  for (const [i, row] of it.rows.entries()) {
    if (isPenalty(row)) {
      rows.push(row)
      continue
    }
    const principalMinor = principals[i] ?? 0
    const touched = row.paidMinor > 0
    if (!touched && balance === 0) continue
    const interestMinor = touched
      ? row.interestMinor
      : ownInterest(it, monthInterest(BigInt(balance), rateOf(it, row.dueOn)))
    const totalMinor = principalMinor + interestMinor + row.feeMinor
    rows.push({ ...row, principalMinor, interestMinor, totalMinor })
    balance -= principalMinor
  }
  return rows
}

const ownInterest = (it: Account, whole: bigint): number =>
  Number(whole - shareOf(whole, it.subsidy?.interestPpm ?? 0))

/** Money goes to the oldest installment first. */
export function payInto(it: Account, amountMinor: number): void {
  let left = amountMinor
  it.rows = it.rows.map((row) => {
    const paid = Math.min(left, row.totalMinor - row.paidMinor)
    left -= paid
    return { ...row, paidMinor: row.paidMinor + paid }
  })
  it.repaidMinor += amountMinor
}

export const owedOf = owed
