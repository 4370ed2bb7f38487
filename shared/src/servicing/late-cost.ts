import type { LivingInstallment } from '../loan/operation.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { daysBetween } from '../time/due-dates.ts'
import { isCharge, isOpenRow, openPartsOf, sumOver } from './standing-rows.ts'

/** What being late costs: a share of overdue principal a day, and the day through which it is in the rows already. */
export type LateTerms = { ppmPerDay: number; through: CalendarDate | null }

/**
 * What being late has cost through a day and is in no row yet: of each overdue row the open principal, each day from
 * the day after its due date, rounded half even row by row. Nothing is charged on what was charged before.
 * @example lateCostOn([{ number: 1, dueOn: '2026-02-15', principalMinor: 100000, interestMinor: 0, feeMinor: 0, totalMinor: 100000, paidMinor: 0 }], { ppmPerDay: 500, through: null }, '2026-02-25') // => 500
 */
export function lateCostOn(
  rows: readonly LivingInstallment[],
  late: LateTerms,
  on: CalendarDate,
): number {
  return sumOver(rows, (row) => {
    if (!isOpenRow(row) || row.dueOn >= on) return 0
    const { through } = late
    const since = through !== null && through > row.dueOn ? through : row.dueOn
    const share = {
      numerator: late.ppmPerDay * Math.max(0, daysBetween(since, on)),
      denominator: 1_000_000,
    }
    return multiplyRatio(openPartsOf(row).principalMinor, share, 'half_even')
  })
}

/** The rows with that in a row of its own, due that day and after every row that is overdue. */
export function withLateCosts<Row extends LivingInstallment>(
  rows: readonly Row[],
  late: LateTerms,
  on: CalendarDate,
): (Row | LivingInstallment)[] {
  const feeMinor = lateCostOn(rows, late, on)
  if (feeMinor === 0) return [...rows]
  const parts = { principalMinor: 0, interestMinor: 0, feeMinor }
  const charge = { number: 0, dueOn: on, ...parts, totalMinor: feeMinor, paidMinor: 0 }
  const before = rows.filter((row) => row.dueOn <= on)
  const after = rows.filter((row) => row.dueOn > on)
  return [...before, charge, ...after].map((row, i) => Object.assign({}, row, { number: i + 1 }))
}

/** What is overdue on a day, and since when. */
export type Overdue = { days: number; count: number; principalMinor: number; since: CalendarDate }

/** Null when nothing is. What being late has cost counts as late from no day of its own. */
export function overdueOn(rows: readonly LivingInstallment[], on: CalendarDate): Overdue | null {
  const late = rows.filter((row) => isOpenRow(row) && !isCharge(row) && row.dueOn < on)
  const first = late[0]
  if (first === undefined) return null
  return {
    days: daysBetween(first.dueOn, on),
    count: late.length,
    principalMinor: sumOver(late, (row) => openPartsOf(row).principalMinor),
    since: first.dueOn,
  }
}
