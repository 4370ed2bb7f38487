import type { LenderQuote, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type {
  LenderLoanStatus,
  LivingInstallment,
  LoanState,
  PayoffQuote,
} from '@miaoguo/shared/loan/operation'
import { Currency } from '@miaoguo/shared/money/money'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import { minorOf } from '../decimal.ts'
import type { Found, Trace } from '../lender.ts'
import type { WireLoan, WirePayoff, WirePeriod, WireProduct } from './wire.ts'

/** What is agreed with the lender beyond what its system tells. */
export type FineractProduct = Omit<
  ProductTerms,
  'method' | 'currency' | 'amountMinMinor' | 'amountMaxMinor' | 'annualInterestPpm' | 'capabilities'
> & { productId: number }

export const capabilitiesOf = (approves: 'lender' | 'miaoguo'): LenderCapabilities => ({
  schedule: true,
  declinesQuotes: false,
  reviews: approves === 'lender',
  statusByReference: true,
  manualCapture: true,
  partialCapture: false,
  releaseRemaining: false,
  cancel: true,
  extendAuthorization: false,
  authorizationDays: 0,
  refund: true,
  partialRefund: true,
  refundPreview: false,
  refundWindowDays: null,
  repayment: true,
  payoffQuote: true,
  operationByReference: false,
  settlementLines: false,
  loanList: false,
  notifications: false,
  // The external id of each transaction is unique for ever, and is compared here before anything is sent.
  idempotency: { input: 'compared', repeats: 'first_success', remembersHours: null },
})

const currencyOf = (code: string): Currency | undefined => Currency.safeParse(code).data

/** LoanStatus of Fineract, by its number. Undefined for what it may learn to say one day. */
export type FineractStatus =
  | 'submitted'
  | 'approved'
  | 'active'
  | 'withdrawn'
  | 'rejected'
  | 'closed'
  | 'written_off'
export function statusOf(id: number): FineractStatus | undefined {
  switch (id) {
    case 100:
      return 'submitted'
    case 200:
      return 'approved'
    case 300:
      return 'active'
    case 400:
      return 'withdrawn'
    case 500:
      return 'rejected'
    case 600:
    case 602: // Rescheduled: its successor carries on, this one owes nothing.
    case 700: // Overpaid.
      return 'closed'
    case 601:
      return 'written_off'
    default:
      return undefined
  }
}

/** A loan that is captured later carries it in its external id, because Fineract has no field for it. */
const manualMark = '.m'
export const externalIdOf = (reference: string, capture: 'automatic' | 'manual'): string =>
  capture === 'manual' ? `${reference}${manualMark}` : reference
export const isManual = (externalId: string): boolean => externalId.endsWith(manualMark)

const lifeOf: Record<FineractStatus, LenderLoanStatus> = {
  submitted: 'authorized',
  approved: 'authorized',
  active: 'active',
  withdrawn: 'cancelled',
  rejected: 'cancelled',
  closed: 'paid_off',
  written_off: 'charged_off',
}

/** Rows with a number; undefined when one of them is not money to the minor unit. */
export function toSchedule(
  periods: readonly WirePeriod[],
  currency: Currency,
): LivingInstallment[] | undefined {
  const rows: LivingInstallment[] = []
  for (const it of periods) {
    if (it.period === undefined) continue
    const minor = (amount: number | undefined): number =>
      minorOf(amount ?? 0, currency) ?? Number.NaN
    const row = {
      number: it.period,
      dueOn: it.dueDate,
      principalMinor: minor(it.principalDue),
      interestMinor: minor(it.interestDue),
      feeMinor: minor(it.feeChargesDue) + minor(it.penaltyChargesDue),
      totalMinor: minor(it.totalDueForPeriod),
      paidMinor: minor(it.totalPaidForPeriod),
    }
    if (
      !Object.values(row).every((value) => typeof value === 'string' || Number.isSafeInteger(value))
    )
      return undefined
    rows.push(row)
  }
  return rows.length > 0 ? rows : undefined
}

const plain = (rows: readonly LivingInstallment[]): Installment[] =>
  rows.map(({ paidMinor: _paid, ...row }) => row)

export function toProduct(
  it: FineractProduct,
  wire: WireProduct,
  approves: 'lender' | 'miaoguo',
): ProductTerms | undefined {
  const currency = currencyOf(wire.currency.code)
  if (currency === undefined) return undefined
  const amountMinMinor = minorOf(wire.minPrincipal ?? wire.principal, currency)
  const amountMaxMinor = minorOf(wire.maxPrincipal ?? wire.principal, currency)
  const annualInterestPpm = Math.round(wire.annualInterestRate * 10_000)
  if (amountMinMinor === undefined || amountMaxMinor === undefined) return undefined
  const { productId: _id, ...agreed } = it
  return {
    ...agreed,
    method:
      annualInterestPpm === 0
        ? 'interest_free'
        : wire.amortizationType.id === 1
          ? 'equal_installments'
          : 'equal_principal',
    currency,
    amountMinMinor,
    amountMaxMinor,
    annualInterestPpm,
    capabilities: capabilitiesOf(approves),
  }
}

export function toQuote(
  periods: readonly WirePeriod[],
  it: Omit<LenderQuote, 'schedule' | 'firstDueOn' | 'installmentCount'>,
): LenderQuote | undefined {
  const rows = toSchedule(periods, it.currency)
  const first = rows?.[0]
  if (!rows || !first) return undefined
  return { ...it, installmentCount: rows.length, firstDueOn: first.dueOn, schedule: plain(rows) }
}

/** What a loan's status says of its origination. */
export function toFound(
  loan: WireLoan,
  trace: Trace,
): Exclude<Found, { outcome: 'not_found' | 'unsupported' }> {
  const offContract = { ...trace, outcome: 'unknown', reason: 'answer_off_contract' } as const
  const currency = currencyOf(loan.currency.code)
  if (currency === undefined) return offContract
  const status = statusOf(loan.status.id)
  switch (status) {
    case 'submitted':
      return { ...trace, outcome: 'pending', resend: true }
    case 'approved':
      return isManual(loan.externalId)
        ? booked(loan, currency, trace)
        : { ...trace, outcome: 'pending', resend: true }
    case 'active':
    case 'closed':
    case 'written_off':
      return booked(loan, currency, trace)
    case 'withdrawn':
    case 'rejected':
      return { ...trace, outcome: 'declined', reasons: ['lender_policy'] }
    case undefined:
      return offContract
  }
}

function booked(
  loan: WireLoan,
  currency: Currency,
  trace: Trace,
): Exclude<Found, { outcome: 'not_found' | 'unsupported' }> {
  const schedule = toSchedule(loan.repaymentSchedule?.periods ?? [], currency)
  const principalMinor = minorOf(loan.approvedPrincipal ?? loan.principal, currency)
  if (!schedule || principalMinor === undefined)
    return { ...trace, outcome: 'unknown', reason: 'answer_off_contract' }
  return {
    ...trace,
    outcome: 'approved',
    loanReference: loan.externalId,
    principalMinor,
    currency,
    schedule: plain(schedule),
    authorizationExpiresAt: null,
  }
}

/** Where the loan stands; undefined when its figures cannot be read. */
export function toState(loan: WireLoan): LoanState | undefined {
  const currency = currencyOf(loan.currency.code)
  const status = statusOf(loan.status.id)
  if (currency === undefined || status === undefined) return undefined
  const minor = (amount: number | undefined): number => minorOf(amount ?? 0, currency) ?? Number.NaN
  const { summary } = loan
  const schedule = toSchedule(loan.repaymentSchedule?.periods ?? [], currency) ?? null
  const drawn = lifeOf[status] !== 'authorized' && lifeOf[status] !== 'cancelled'
  const authorizedMinor = minor(loan.approvedPrincipal ?? loan.principal)
  const capturedMinor = drawn ? minor(summary?.principalDisbursed) : 0
  const state: LoanState = {
    loanReference: loan.externalId,
    status: lifeOf[status],
    currency,
    authorizedMinor,
    capturedMinor,
    releasedMinor: lifeOf[status] === 'cancelled' ? authorizedMinor : 0,
    refundedMinor: minor(summary?.totalMerchantRefund),
    repaidMinor: minor(summary?.totalRepaymentTransaction),
    outstandingMinor: drawn ? minor(summary?.principalOutstanding) : 0,
    authorizationExpiresAt: null,
    schedule,
  }
  const readable = Object.values(state).every(
    (it) => typeof it !== 'number' || Number.isSafeInteger(it),
  )
  return readable ? state : undefined
}

export function toPayoff(
  it: WirePayoff,
  on: { payOn: string; currency: Currency },
): PayoffQuote | undefined {
  const minor = (amount: number | undefined): number =>
    minorOf(amount ?? 0, on.currency) ?? Number.NaN
  const quote = {
    currency: on.currency,
    payOn: on.payOn,
    validThrough: on.payOn,
    principalMinor: minor(it.principalPortion),
    interestMinor: minor(it.interestPortion),
    feeMinor: minor(it.feeChargesPortion) + minor(it.penaltyChargesPortion),
    totalMinor: minor(it.amount),
  }
  const { principalMinor, interestMinor, feeMinor, totalMinor } = quote
  return principalMinor + interestMinor + feeMinor === totalMinor ? quote : undefined
}
