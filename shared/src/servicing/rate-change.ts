import type { LivingInstallment } from '../loan/operation.ts'
import { annualRateOfSchedule } from '../rate/apr.ts'
import { amortize } from '../schedule/amortize.ts'
import { addMonths } from '../time/due-dates.ts'
import { agreedGrid } from './agreed-grid.ts'
import type { RateStep } from './rate-on.ts'
import type { StandingLoan } from './standing-loan.ts'
import { isCharge, sumOver } from './standing-rows.ts'

/** What a change of the rate makes of a loan: all its rows, those that change, and what these cost a year. */
export type RateChanged = {
  rows: LivingInstallment[]
  before: LivingInstallment[]
  after: LivingInstallment[]
  /** Over all that is asked for from that day on, in parts per million, 单利. */
  annualRatePpm: { before: number; after: number }
}

/** A month is a twelfth of a year whatever its days, so that any year of equal months serves. */
const anyMonth = { drawnOn: '2026-01-01', firstDueOn: '2026-02-01' }

/**
 * The loan after its rate changes on a due date: rows due by then stay, the principal that is open after it is levelled anew
 * over the same dates, and fees stay. Undefined where that cannot be: the day ends no agreed period, an earlier change counts
 * from that day or later, something after it is paid, moved or repaid ahead, a merchant pays a part of the costs, or no interest is on the balance.
 */
export function rateChanged(loan: StandingLoan, step: RateStep): RateChanged | undefined {
  const { terms, rows } = loan
  const { effectiveOn, annualInterestPpm } = step
  if (terms.costsShared === true || !isOnBalance(terms.method)) return undefined
  if ((terms.rateSteps ?? []).some((it) => it.effectiveOn >= effectiveOn)) return undefined
  const before = rows.filter((row) => row.dueOn > effectiveOn && !isCharge(row))
  const grid = agreedGrid(terms.firstDueOn, effectiveOn, before.length + 1)
  const place = grid.indexOf(effectiveOn)
  const isRegular = before.every((row, i) => row.dueOn === grid[place + 1 + i])
  if (place < 0 || before.length === 0 || !isRegular) return undefined
  if (before.some((row) => row.paidMinor > 0)) return undefined
  const principalMinor = sumOver(before, (row) => row.principalMinor)
  if (principalMinor === 0) return undefined
  const made = amortize({
    ...anyMonth,
    method: terms.method,
    principalMinor,
    installmentCount: before.length,
    annualInterestPpm,
    fees: [],
  })
  const after = before.map((row, i) => asMade(row, made[i] ?? row))
  const [was, is] = [annualRateOf(before), annualRateOf(after)]
  if (was === undefined || is === undefined) return undefined
  const changed = new Map(before.map((row, i) => [row, after[i] ?? row]))
  return {
    rows: rows.map((row) => changed.get(row) ?? row),
    before: before.map((row) => asMade(row, row)),
    after,
    annualRatePpm: { before: was, after: is },
  }
}

/** A row with other principal and interest, in no other words than those of a row. */
function asMade(
  { number, dueOn, feeMinor, paidMinor }: LivingInstallment,
  { principalMinor, interestMinor }: Pick<LivingInstallment, 'principalMinor' | 'interestMinor'>,
): LivingInstallment {
  const totalMinor = principalMinor + interestMinor + feeMinor
  return { number, dueOn, principalMinor, interestMinor, feeMinor, totalMinor, paidMinor }
}

const isOnBalance = (method: StandingLoan['terms']['method']): boolean =>
  method === 'equal_installments' || method === 'equal_principal' || method === 'interest_only'

/** What rows that follow one another by the month cost a year; undefined where they cost nothing that is a rate. */
function annualRateOf(rows: readonly LivingInstallment[]): number | undefined {
  const schedule = rows.map((row, i) => ({ ...row, dueOn: addMonths(anyMonth.drawnOn, i + 1) }))
  const principalMinor = sumOver(rows, (row) => row.principalMinor)
  const { drawnOn } = anyMonth
  return (
    annualRateOfSchedule({ principalMinor, drawnOn, schedule, convention: 'simple' }) ?? undefined
  )
}
