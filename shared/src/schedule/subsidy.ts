import { multiplyRatio, type Rounding } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { Installment } from './installment.ts'
import { oneOf, roundings, termLimits, within } from './terms.ts'

/** How the costs of a loan are shared: the merchant's part of each, in parts per million (商家贴息). */
export type SubsidySplit = { interestPpm: number; feePpm: number; rounding?: Rounding }

/** What the merchant pays for one row. */
export type SubsidyRow = {
  number: number
  dueOn: CalendarDate
  interestMinor: number
  feeMinor: number
}

export type SubsidisedSchedule = {
  /** What the borrower pays. */
  installments: Installment[]
  /** What the merchant pays the lender beside it. */
  subsidy: SubsidyRow[]
  subsidyMinor: number
}

/**
 * Splits interest and fees of a schedule between borrower and merchant, at any split. The merchant's part is
 * rounded row by row, half even unless said otherwise, and the borrower pays the rest, so that both together
 * are exactly the lender's row; principal stays the borrower's. Refuses parts outside 0..1,000,000 ppm,
 * rows of amounts outside 0 to below 10^12 units and an unknown rounding (`terms_invalid`).
 * @example subsidise([{ number: 1, dueOn: '2026-02-15', principalMinor: 1000, interestMinor: 15, feeMinor: 0, totalMinor: 1015 }], { interestPpm: 500000, feePpm: 0 }).subsidyMinor // => 8
 */
export function subsidise(rows: readonly Installment[], split: SubsidySplit): SubsidisedSchedule {
  within('interestPpm', split.interestPpm, [0, 1_000_000])
  within('feePpm', split.feePpm, [0, 1_000_000])
  oneOf('rounding', split.rounding, roundings)
  rows.forEach((row, i) => {
    for (const name of ['principalMinor', 'interestMinor', 'feeMinor'] as const)
      within(`rows.${i}.${name}`, row[name], [0, termLimits.principalMinor[1]])
  })
  const rounding = split.rounding ?? 'half_even'
  const part = (amount: number, ppm: number): number =>
    multiplyRatio(amount, { numerator: ppm, denominator: 1_000_000 }, rounding)
  const subsidy = rows.map(
    (row): SubsidyRow => ({
      number: row.number,
      dueOn: row.dueOn,
      interestMinor: part(row.interestMinor, split.interestPpm),
      feeMinor: part(row.feeMinor, split.feePpm),
    }),
  )
  const installments = rows.map((row, i): Installment => {
    const interestMinor = row.interestMinor - (subsidy[i]?.interestMinor ?? 0)
    const feeMinor = row.feeMinor - (subsidy[i]?.feeMinor ?? 0)
    return {
      ...row,
      interestMinor,
      feeMinor,
      totalMinor: row.principalMinor + interestMinor + feeMinor,
    }
  })
  const subsidyMinor = subsidy.reduce((sum, it) => sum + it.interestMinor + it.feeMinor, 0)
  return { installments, subsidy, subsidyMinor }
}
