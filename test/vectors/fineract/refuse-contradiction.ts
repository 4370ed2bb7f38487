import { addDays } from '@miaoguo/shared/time/due-dates'
import { standing } from './events.ts'
import { Unsupported, type PrintedRow, type Written, type WrittenEvent } from './written.ts'

/**
 * Refuses a table whose interest is not that of the balances it prints itself. It can be told without any
 * engine where months are thirty days of 360, each rate counts for whole rows, and money moves on due dates
 * only: then interest is balance × rate ÷ 12, row by row, and rounding moves it by a unit a row at most.
 */
export function refuseContradiction(it: Written): void {
  const { days_in_year: year, days_in_month: month, decimals } = it.product_settings
  if (year !== 'DAYS360' || month !== 'DAYS30' || !isMonthly(it)) return
  const live = standing(it.events)
  const happened = it.events.filter((one) => live.has(one) && one.type !== 'CLOSE_OF_BUSINESS')
  const [first, ...later] = happened
  const dates = new Set([first?.date, ...it.expected.map((row) => row.due)])
  const isPlain = later.every((one) => isRate(one, dates) || isOnTime(one, dates))
  if (first?.type !== 'DISBURSEMENT' || !isPlain || !later.some((one) => isRate(one, dates))) return
  const printed = it.expected.reduce((sum, row) => sum + row.interest, 0)
  const counted = it.expected.reduce((sum, row, i) => {
    const opening = it.expected[i - 1]?.balance ?? first.amount ?? 0
    return sum + (opening * rateOf(it, row, later)) / 1200
  }, 0)
  if (Math.abs(printed - counted) > it.expected.length / 10 ** decimals)
    throw new Unsupported('a table whose interest is not that of its own balances and rates')
}

const isMonthly = (it: Written): boolean =>
  it.inputs.repay_unit === 'MONTHS' &&
  it.inputs.repay_every === 1 &&
  it.inputs.interest_type !== 'FLAT' &&
  it.expected.every((row) => row.days >= 28 && row.fees === 0 && !isMoved(it, row))

/** A row that is overdue, or was, bears interest of its own; one paid ahead as a whole bears less. */
function isMoved(it: Written, row: PrintedRow): boolean {
  const isOverdue = row.due < (it.as_of ?? row.due) && (row.outstanding ?? row.total) > 0
  return isOverdue || (row.late ?? 0) > 0 || (row.in_advance ?? 0) >= row.total
}

/** A new rate that counts for whole rows: the night before its day does already. */
const isRate = (one: WrittenEvent, dates: ReadonlySet<string | undefined>): boolean =>
  one.type === 'RESCHEDULE' &&
  one.new_interest_rate !== undefined &&
  dates.has(addDays(one.date, -1))

const isOnTime = (one: WrittenEvent, dates: ReadonlySet<string | undefined>): boolean =>
  one.type === 'REPAYMENT' && dates.has(one.date)

function rateOf(it: Written, row: PrintedRow, events: readonly WrittenEvent[]): number {
  const known = events.filter((one) => one.type === 'RESCHEDULE' && one.date <= row.due)
  const last = known.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
  return last?.new_interest_rate ?? it.inputs.annual_rate_percent
}
