import { multiplyRatio, type Rounding } from '../money/ratio.ts'
import type { Installment } from './installment.ts'
import type { Period } from './periods.ts'

/** What a schedule is run through: the amount, its periods, how it rounds and what each row is charged. */
export type Course = {
  principalMinor: number
  periods: readonly Period[]
  rounding: Rounding
  interestOn: 'balance' | 'principal'
  fees: { first: number; later: number }
}

/** The principal a method asks of a row, given the balance before it and its interest. */
export type PrincipalOfRow = (row: number, balance: number, interest: number) => number

/** Rows one after another: interest, then the principal that the method asks for. */
export function run(course: Course, principalOfRow: PrincipalOfRow): Installment[] {
  let balance = course.principalMinor
  return course.periods.map(({ dueOn, rate }, row) => {
    const bearing = course.interestOn === 'balance' ? balance : course.principalMinor
    const interestMinor = multiplyRatio(bearing, rate, course.rounding)
    const principalMinor = principalOfRow(row, balance, interestMinor)
    balance -= principalMinor
    const feeMinor = row === 0 ? course.fees.first : course.fees.later
    const totalMinor = principalMinor + interestMinor + feeMinor
    return { number: row + 1, dueOn, principalMinor, interestMinor, feeMinor, totalMinor }
  })
}
