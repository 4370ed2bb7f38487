import type { LoanContract } from '@miaoguo/shared/servicing/contract'
import { readOn, replay } from '@miaoguo/shared/servicing/replay'
import { sumOf } from '@miaoguo/shared/servicing/plan'
import { openMinor, totalOf } from '@miaoguo/shared/servicing/rows'
import { daysBetween } from '@miaoguo/shared/time/due-dates'
import { contractOf } from './contract.ts'
import { fixedContract } from './fixed.ts'
import { eventsOf, readDay, standing } from './events.ts'
import { Unsupported, type PrintedRow, type Written } from './written.ts'

/** A row of ours in the words of the printed table, in minor units. */
type OurRow = Record<string, number | string | null>

export function contractOfCase(it: Written): LoanContract {
  const live = standing(it.events)
  const first = it.events
    .filter((one) => one.type === 'DISBURSEMENT' && live.has(one))
    .map((one) => one.date)
    .toSorted()[0]
  const planned = it.approval?.expected_disbursement ?? it.inputs.expected_disbursement
  const on = first ?? planned
  if (on === undefined) throw new Unsupported('no day of disbursement')
  const contract = contractOf(it, on)
  return it.product_settings.schedule_type === 'PROGRESSIVE'
    ? contract
    : fixedContract(it, contract)
}

function ourRows(it: Written): OurRow[] {
  const contract = contractOfCase(it)
  const day = readDay(it)
  const known = replay(contract, eventsOf(it, contract))
  const book = day === null ? known : readOn(known, day)
  // A calculator's own table has no day on which it was read, and counts a tranche from the day it bears interest.
  const isTable = it.as_of !== undefined
  let owed = 0
  let lent = 0
  return book.rows.map((row, i): OurRow => {
    const isDown = row.kind === 'down_payment'
    // A tranche paid out on a due date is shown after that installment.
    const counted = isTable ? book.disbursed : book.plan.lent
    const through = (on: string): boolean =>
      isDown || !isTable || contract.onDueDay === 'this_row' ? on <= row.due : on < row.due
    lent = sumOf(counted, (one) => (through(one.on) ? one.amountMinor : 0))
    owed += row.asked.principal
    return {
      n: i + 1,
      due: row.due,
      days: isDown ? 0 : daysBetween(row.from, row.due),
      principal: row.asked.principal,
      interest: row.asked.interest,
      fees: row.asked.fee,
      penalties: row.asked.penalty,
      total: totalOf(row.asked),
      balance: lent - owed,
      paid: totalOf(row.paid),
      in_advance: row.paidInAdvanceMinor,
      late: row.paidLateMinor,
      outstanding: openMinor(row),
      paid_on: row.paidOn,
    }
  })
}

const always = ['n', 'due', 'days', 'principal', 'interest', 'fees', 'total', 'balance'] as const
const whenPrinted = ['penalties', 'paid', 'in_advance', 'late', 'paid_on'] as const

/** The first thing that differs between the printed table and ours; null when nothing does. */
export function differenceOf(it: Written): string | null {
  const rows = ourRows(it)
  const unit = 10 ** it.product_settings.decimals
  const inMinor = (value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * unit) : value
  if (rows.length !== it.expected.length)
    return `${rows.length} rows computed for ${it.expected.length}`
  for (const [i, printed] of it.expected.entries()) {
    const ours = rows[i]
    if (ours === undefined) return `row ${i + 1} is missing`
    const keys = [...always, ...whenPrinted.filter((key) => printed[key] !== undefined)]
    for (const key of keys) {
      const wanted = key === 'n' || key === 'days' ? printed[key] : inMinor(printed[key])
      if (ours[key] !== wanted) return differs(printed, { key, ours: ours[key], wanted })
    }
    const outstanding = inMinor(printed.outstanding ?? printed.total)
    if (ours.outstanding !== outstanding)
      return differs(printed, { key: 'outstanding', ours: ours.outstanding, wanted: outstanding })
  }
  return totalsDifference(it, rows)
}

const summed = [
  'principal',
  'interest',
  'fees',
  'penalties',
  'total',
  'paid',
  'in_advance',
  'late',
] as const

/** The printed line of totals, where there is one; fees taken at disbursement stand in it too. */
function totalsDifference(it: Written, rows: readonly OurRow[]): string | null {
  const unit = 10 ** it.product_settings.decimals
  const atDisbursement = (it.disbursements ?? []).reduce((sum, one) => sum + (one.fees ?? 0), 0)
  const live = standing(it.events)
  const drawn = it.events.some((one) => one.type === 'DISBURSEMENT' && live.has(one))
  for (const key of summed) {
    const printed = it.totals?.[key]
    if (printed === null || printed === undefined) continue
    const isPaid = key === 'paid' && drawn
    const also = key === 'fees' || key === 'total' || isPaid ? atDisbursement : 0
    const ours = rows.reduce((sum, row) => sum + Number(row[key]), Math.round(also * unit))
    if (ours !== Math.round(printed * unit))
      return `total ${key}: computed ${ours} for ${Math.round(printed * unit)}`
  }
  return null
}

const differs = (row: PrintedRow, it: { key: string; ours: unknown; wanted: unknown }): string =>
  `row ${row.n} ${it.key}: computed ${String(it.ours)} for ${String(it.wanted)}`
