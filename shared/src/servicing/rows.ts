import type { CalendarDate } from '../time/calendar-date.ts'
import type { DueStatus, Portion } from './contract.ts'

/** An amount in each of the four portions. */
export type Portions = Record<Portion, number>

export const portions: readonly Portion[] = ['penalty', 'fee', 'interest', 'principal']
export const noPortions = (): Portions => ({ penalty: 0, fee: 0, interest: 0, principal: 0 })
export const totalOf = (it: Portions): number => it.penalty + it.fee + it.interest + it.principal

/** What a row of a living schedule is: an installment, a down payment, a prepayment, or what falls due after all. */
export type RowKind = 'installment' | 'down_payment' | 'prepayment' | 'extra'

/** A row of a living schedule: what it asks for, what has been paid, and when in relation to its due date. */
export type Row = {
  kind: RowKind
  /** Which period of the plan an installment is of; none for other rows. */
  period: number | null
  from: CalendarDate
  due: CalendarDate
  asked: Portions
  paid: Portions
  /** The part of the fee asked that comes with every installment. */
  recurringFeeMinor: number
  paidInAdvanceMinor: number
  paidLateMinor: number
  /** The day the row was closed; null while anything of it is open. */
  paidOn: CalendarDate | null
}

export const rowOf = (kind: RowKind, from: CalendarDate, due: CalendarDate): Row => ({
  kind,
  period: null,
  from,
  due,
  asked: noPortions(),
  paid: noPortions(),
  recurringFeeMinor: 0,
  paidInAdvanceMinor: 0,
  paidLateMinor: 0,
  paidOn: null,
})

export const copyRow = (row: Row): Row => ({
  ...row,
  asked: { ...row.asked },
  paid: { ...row.paid },
})

export const openPortion = (row: Row, portion: Portion): number =>
  Math.max(0, row.asked[portion] - row.paid[portion])

export const openMinor = (row: Row): number =>
  portions.reduce((sum, it) => sum + row.asked[it] - row.paid[it], 0)

export const isOpen = (row: Row): boolean => row.paidOn === null

/** Closes or reopens a row by what is open of it. */
export function noteClosing(row: Row, on: CalendarDate): void {
  const open = openMinor(row)
  if (row.paidOn === null && open === 0) row.paidOn = on
  if (row.paidOn !== null && open !== 0) row.paidOn = null
}

export const statusOf = (row: Row, on: CalendarDate): DueStatus =>
  on > row.due ? 'past_due' : on === row.due ? 'due' : 'in_advance'

/** Pays as much of a portion as is open; gives what was used. */
export function payPortion(
  row: Row,
  portion: Portion,
  paying: { on: CalendarDate; amountMinor: number },
): number {
  const used = Math.min(openPortion(row, portion), paying.amountMinor)
  row.paid[portion] += used
  const status = statusOf(row, paying.on)
  if (status === 'in_advance') row.paidInAdvanceMinor += used
  if (status === 'past_due') row.paidLateMinor += used
  row.paidOn = openMinor(row) === 0 ? paying.on : null
  return used
}
