import { multiplyRatio } from '@miaoguo/shared/money/ratio'
import type { LoanContract } from '@miaoguo/shared/servicing/contract'
import type { LoanEvent } from '@miaoguo/shared/servicing/events'
import { replay } from '@miaoguo/shared/servicing/replay'
import { openPortion, type Row } from '@miaoguo/shared/servicing/rows'
import { known, minor, ppmOf } from './contract.ts'
import { isCharge, type Written, type WrittenCharge, type WrittenEvent } from './written.ts'

/** Charges that a file beside the cases describes, by their names. */
export function chargesIn(entries: readonly object[]): Map<string, WrittenCharge> {
  const named = entries.flatMap((it): [string, unknown][] => Object.entries(it))
  return new Map(
    named.flatMap(([charge, it]): [string, WrittenCharge][] =>
      isCharge(it) ? [[charge, { ...it, charge }]] : [],
    ),
  )
}

/** A case with what the file beside it says of the late fees its product brings along. */
export function withLateFees(it: Written, charges: ReadonlyMap<string, WrittenCharge>): Written {
  const found = (it.product_settings.product_charges ?? []).flatMap((name) => {
    const charge = charges.get(name)
    return charge?.time === 'OVERDUE_FEES' ? [charge] : []
  })
  return found.length === 0 ? it : { ...it, late_fees: found }
}

const bases: Record<string, (row: Row) => number> = {
  PERCENTAGE_AMOUNT: (row) => openPortion(row, 'principal'),
  PERCENTAGE_INTEREST: (row) => openPortion(row, 'interest'),
  PERCENTAGE_LOAN_AMOUNT_PLUS_INTEREST: (row) =>
    openPortion(row, 'principal') + openPortion(row, 'interest'),
}

/** What a nightly run charges: each fee once for every row that is past due and open, in that row. */
export function lateFees(
  it: Written,
  run: WrittenEvent,
  soFar: { contract: LoanContract; before: readonly LoanEvent[] },
): LoanEvent[] {
  const fees = it.late_fees ?? []
  if (fees.length === 0) return []
  const { rows } = replay(soFar.contract, soFar.before)
  const late = rows.filter(
    (row) => row.paidOn === null && row.due < run.date && !isCharged(row, soFar.before),
  )
  return late.flatMap((row) =>
    fees.map(
      (fee): LoanEvent => ({
        kind: 'charge',
        on: run.date,
        dueOn: row.due,
        portion: fee.penalty === true ? 'penalty' : 'fee',
        amountMinor: amountOf(it, fee, row),
        lateFor: row.due,
      }),
    ),
  )
}

const isCharged = (row: Row, before: readonly LoanEvent[]): boolean =>
  before.some((one) => one.kind === 'charge' && one.lateFor === row.due)

function amountOf(it: Written, fee: WrittenCharge, row: Row): number {
  const amount = fee.default_amount ?? 0
  if (fee.calculation === 'FLAT') return minor(it, amount)
  const base = known(bases, fee.calculation ?? '', 'late fee')(row)
  return multiplyRatio(base, { numerator: ppmOf(amount), denominator: 1_000_000 }, 'half_even')
}
