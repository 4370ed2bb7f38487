import { multiplyRatio, type Ratio, type Rounding } from '../money/ratio.ts'
import type { Installment } from './installment.ts'
import type { Period } from './periods.ts'

/** What a schedule is run through: the amount, its periods, how it rounds and what each row is charged. */
export type Course = {
  principalMinor: number
  periods: readonly Period[]
  rounding: Rounding
  /** Interest of each row where it is flat; null where it is counted on the balance. */
  flat: readonly number[] | null
  fees: { first: number; later: number }
}

/** The principal a method asks of a row, given the balance before it and its interest. */
export type PrincipalOfRow = (row: number, balance: number, interest: number) => number

/** Rows one after another: interest, then the principal that the method asks for. */
export function run(course: Course, principalOfRow: PrincipalOfRow): Installment[] {
  let balance = course.principalMinor
  return course.periods.map(({ dueOn, rate }, row) => {
    const interestMinor = course.flat?.[row] ?? multiplyRatio(balance, rate, course.rounding)
    const principalMinor = principalOfRow(row, balance, interestMinor)
    balance -= principalMinor
    const feeMinor = row === 0 ? course.fees.first : course.fees.later
    const totalMinor = principalMinor + interestMinor + feeMinor
    return { number: row + 1, dueOn, principalMinor, interestMinor, feeMinor, totalMinor }
  })
}

/**
 * Interest on the whole principal in every row. Over equal periods with the leftover on one row it is the
 * whole term's, rounded once and shared out, the rest on that row; otherwise each row rounds its own.
 */
export function flatInterest(
  principalMinor: number,
  rates: readonly Ratio[],
  how: { rounding: Rounding; leftover: 'first' | 'last' | 'smoothed' },
): number[] {
  const { rounding, leftover } = how
  const each = rates.map((rate) => multiplyRatio(principalMinor, rate, rounding))
  const [first] = rates
  const equal = rates.every((it) => first !== undefined && it.numerator === first.numerator)
  if (first === undefined || leftover === 'smoothed' || !equal) return each
  const count = rates.length
  const term = { numerator: first.numerator * count, denominator: first.denominator }
  const total = multiplyRatio(principalMinor, term, rounding)
  const share = multiplyRatio(total, { numerator: 1, denominator: count }, rounding)
  const part = share * (count - 1) <= total ? share : Math.floor(total / count)
  const heavy = leftover === 'first' ? 0 : count - 1
  return each.map((_, row) => (row === heavy ? total - part * (count - 1) : part))
}
