import type { CalendarDate } from '../time/calendar-date.ts'
import type { LivingInstallment, LivingSchedule } from './living-schedule.ts'

/** What is asked for and still open in a row. */
export type RowAmounts = { dueOn: CalendarDate; totalMinor: number; outstandingMinor: number }

/** A row that differs: as it was, null for a new one, and as it is, null for one that is gone. */
export type RowChange = {
  kind: LivingInstallment['kind']
  dueOn: CalendarDate
  before: RowAmounts | null
  after: RowAmounts | null
  /** By how much what is asked for, and what is still to be paid, changes; negative is less. */
  totalByMinor: number
  outstandingByMinor: number
}

/** What a change does to a schedule, said so that it can be shown before the button is pressed. */
export type ScheduleChange = {
  rows: RowChange[]
  /** Changes of all rows together, by portion; negative is less to pay. */
  interestByMinor: number
  feeByMinor: number
  penaltyByMinor: number
  outstandingByMinor: number
  /** What goes back to the borrower: paid, and no longer owed. */
  returnedMinor: number
  /** Interest given back with a refund. */
  interestBackMinor: number
  /** The last day anything is still to be paid, before and after; null when nothing is. */
  lastDueOn: { before: CalendarDate | null; after: CalendarDate | null }
  paidOff: boolean
}

/** The difference between two schedules of one loan: rows are matched by kind, due date and their turn. */
export function changeBetween(before: LivingSchedule, after: LivingSchedule): ScheduleChange {
  const olds = keyed(before.installments)
  const news = keyed(after.installments)
  const keys = [...new Set([...olds.keys(), ...news.keys()])]
  const rows = keys
    .map((key) => rowChange(olds.get(key), news.get(key)))
    .filter((it): it is RowChange => it !== null)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  const by = (portion: 'interestMinor' | 'feeMinor' | 'penaltyMinor'): number =>
    total(after.installments, portion) - total(before.installments, portion)
  return {
    rows,
    interestByMinor: by('interestMinor'),
    feeByMinor: by('feeMinor'),
    penaltyByMinor: by('penaltyMinor'),
    outstandingByMinor: after.outstandingMinor - before.outstandingMinor,
    returnedMinor: after.overpaidMinor - before.overpaidMinor,
    interestBackMinor: after.interestBackMinor - before.interestBackMinor,
    lastDueOn: { before: lastDue(before), after: lastDue(after) },
    paidOff: after.paidOff,
  }
}

const total = (
  rows: readonly LivingInstallment[],
  portion: 'interestMinor' | 'feeMinor' | 'penaltyMinor',
): number => rows.reduce((sum, it) => sum + it[portion], 0)

const lastDue = (schedule: LivingSchedule): CalendarDate | null =>
  schedule.installments.filter((it) => it.outstandingMinor > 0).at(-1)?.dueOn ?? null

function keyed(rows: readonly LivingInstallment[]): Map<string, LivingInstallment> {
  const found = new Map<string, LivingInstallment>()
  for (const row of rows) {
    let turn = 0
    while (found.has(`${row.kind} ${row.dueOn} ${turn}`)) turn += 1
    found.set(`${row.kind} ${row.dueOn} ${turn}`, row)
  }
  return found
}

const amounts = (row: LivingInstallment | undefined): RowAmounts | null =>
  row === undefined
    ? null
    : { dueOn: row.dueOn, totalMinor: row.totalMinor, outstandingMinor: row.outstandingMinor }

function rowChange(
  before: LivingInstallment | undefined,
  after: LivingInstallment | undefined,
): RowChange | null {
  const row = after ?? before
  if (row === undefined) return null
  const totalByMinor = (after?.totalMinor ?? 0) - (before?.totalMinor ?? 0)
  const outstandingByMinor = (after?.outstandingMinor ?? 0) - (before?.outstandingMinor ?? 0)
  const appears = before === undefined || after === undefined
  if (!appears && totalByMinor === 0 && outstandingByMinor === 0) return null
  return {
    kind: row.kind,
    dueOn: row.dueOn,
    before: amounts(before),
    after: amounts(after),
    totalByMinor,
    outstandingByMinor,
  }
}
