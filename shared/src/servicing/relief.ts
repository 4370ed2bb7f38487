import type { LivingInstallment } from '../loan/operation.ts'
import type { ReliefEffect, ReliefTerms } from '../loan/relief.ts'
import { allocateEvenly } from '../money/allocate.ts'
import { amortize, type LoanTerms } from '../schedule/amortize.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { addMonths } from '../time/due-dates.ts'
import { agreedGrid } from './agreed-grid.ts'
import { isRateChanging, rateOn } from './rate-on.ts'
import type { StandingLoan } from './standing-loan.ts'
import { isCharge, isOpenRow, openPartsOf, sumOver } from './standing-rows.ts'

/** Where what is open would fall due next, and the agreed due dates from there. */
type Rest = {
  open: LivingInstallment[]
  from: CalendarDate
  startsOn: CalendarDate
  dates: CalendarDate[]
}

/**
 * All rows of a loan after a relief given on a day; undefined where such a relief cannot be given. `lower` and
 * `longer` are for loans without arrears: they make the open rows anew, from the period that runs, at the agreed rate;
 * open fees are shared evenly. `defer` moves every open row, those in arrears in front, and makes none dearer. What being
 * late has cost before stays asked for as it is.
 */
export function relievedRows(
  loan: StandingLoan,
  it: ReliefTerms & { on: CalendarDate },
): LivingInstallment[] | undefined {
  const rest = loan.terms.costsShared === true ? undefined : restOn(loan, it.on, it.periods)
  if (!rest) return undefined
  const made = it.kind === 'defer' ? deferred(rest, it.periods) : remade(loan, rest, it)
  if (!made) return undefined
  const kept = loan.rows.filter((row) => !isOpenRow(row) || isCharge(row))
  return [...kept, ...made].map((row, i) => ({
    number: i + 1,
    dueOn: row.dueOn,
    principalMinor: row.principalMinor,
    interestMinor: row.interestMinor,
    feeMinor: row.feeMinor,
    totalMinor: row.totalMinor,
    paidMinor: row.paidMinor,
  }))
}

function restOn(
  { terms, rows }: StandingLoan,
  on: CalendarDate,
  periods: number,
): Rest | undefined {
  const open = rows.filter((row) => isOpenRow(row) && !isCharge(row))
  if (sumOver(open, (row) => openPartsOf(row).principalMinor) === 0) return undefined
  const grid = agreedGrid(terms.firstDueOn, on, open.length * 2 + periods + 1)
  const from = open.find((row) => row.dueOn > on)?.dueOn ?? grid.find((day) => day > on)
  const at = from === undefined ? -1 : grid.indexOf(from)
  if (from === undefined || at < 0) return undefined
  const startsOn = grid[at - 1] ?? terms.drawnOn
  // Principal repaid ahead inside the running month makes a month of two balances: such a month is left alone.
  if (rows.some((row) => !isCharge(row) && row.dueOn > startsOn && row.dueOn < from))
    return undefined
  return { open, from, startsOn, dates: grid.slice(at) }
}

function deferred({ open, dates }: Rest, periods: number): LivingInstallment[] {
  return open.map((row, i) => ({ ...row, dueOn: dates[periods + i] ?? row.dueOn }))
}

/** A month is a twelfth of a year whatever its days, so that any year of equal months serves. */
const anyMonth = { drawnOn: '2026-01-01', firstDueOn: '2026-02-01' }

function remade(
  { terms }: StandingLoan,
  { open, from, startsOn, dates }: Rest,
  { kind, periods, on }: ReliefTerms & { on: CalendarDate },
): LivingInstallment[] | undefined {
  if (open.some((row) => row.dueOn < from || row.paidMinor > 0)) return undefined
  // Rows of two rates are not made anew as if they had one.
  if (isRateChanging(terms, on)) return undefined
  const rate = bearsInterest(terms.method) ? rateOn(terms, on) : 0
  if (rate > 0 && startsOn === terms.drawnOn && addMonths(startsOn, 1) !== from) return undefined
  const even = terms.method === 'equal_installments' || terms.method === 'equal_principal'
  if (kind === 'lower' && (rate === 0 || !even)) return undefined
  const installmentCount = open.length + periods
  const fees = allocateEvenly(
    sumOver(open, (row) => row.feeMinor),
    installmentCount,
  )
  return amortize({
    ...anyMonth,
    principalMinor: sumOver(open, (row) => row.principalMinor),
    method: terms.method === 'single_payment' ? 'equal_installments' : terms.method,
    installmentCount,
    annualInterestPpm: rate,
    fees: [],
    ...(kind === 'lower' ? { grace: { principal: periods } } : {}),
  }).map((row, i) => {
    const feeMinor = fees[i] ?? 0
    const totalMinor = row.totalMinor + feeMinor
    return { ...row, dueOn: dates[i] ?? row.dueOn, feeMinor, totalMinor, paidMinor: 0 }
  })
}

const bearsInterest = (method: LoanTerms['method']): boolean =>
  method !== 'flat_fee' && method !== 'interest_free'

const leftOf = (row: LivingInstallment): number => row.totalMinor - row.paidMinor

/** What a relief changes of what is left to pay, in plain numbers. */
export function reliefEffect(
  before: readonly LivingInstallment[],
  after: readonly LivingInstallment[],
): ReliefEffect {
  const [was, is] = [before.filter(isOpenRow), after.filter(isOpenRow)]
  const costOf = (rows: readonly LivingInstallment[]): number =>
    sumOver(rows, (row) => openPartsOf(row).interestMinor + openPartsOf(row).feeMinor)
  const said = (row: LivingInstallment): string =>
    JSON.stringify([row.dueOn, row.principalMinor, row.interestMinor, row.feeMinor, row.paidMinor])
  const known = was.map(said)
  const lastOf = (rows: readonly LivingInstallment[]) => rows[rows.length - 1]
  return {
    toPay: { beforeMinor: sumOver(was, leftOf), afterMinor: sumOver(is, leftOf) },
    cost: { beforeMinor: costOf(was), afterMinor: costOf(is) },
    installmentsLeft: { before: was.length, after: is.length },
    nextInstallment: {
      beforeMinor: was[0] ? leftOf(was[0]) : 0,
      afterMinor: is[0] ? leftOf(is[0]) : 0,
    },
    nextDue: { beforeOn: was[0]?.dueOn ?? null, afterOn: is[0]?.dueOn ?? null },
    lastDue: { beforeOn: lastOf(was)?.dueOn ?? null, afterOn: lastOf(is)?.dueOn ?? null },
    changedRows: is.filter((row) => !known.includes(said(row))).length,
  }
}
