import type { LivingInstallment } from '../loan/operation.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { addDays } from '../time/due-dates.ts'
import type { StandingLoan } from './standing-loan.ts'
import { openPartsOf, paidPartsOf, sumOver } from './standing-rows.ts'

/** What undoes a loan, in minor units. Below zero, the lender would owe: such a loan is settled by people. */
export type Withdrawal = {
  principalMinor: number
  interestMinor: number
  costsReturnedMinor: number
  totalMinor: number
}

/**
 * The last day on which a borrower may withdraw; null where the agreement gives no such days. They are counted from
 * the drawing, never shorter than the law's, which count from the agreement (Directive (EU) 2023/2225, art. 26 (1);
 * Consumer Credit Act 1974, s. 66A (2)). Chinese law gives none, so the lender's own term is all there is.
 * @example lastWithdrawalOn({ drawnOn: '2026-01-15', coolingOffDays: 7 }) // => 2026-01-22
 */
export const lastWithdrawalOn = (
  terms: Pick<StandingLoan['terms'], 'drawnOn' | 'coolingOffDays'>,
): CalendarDate | null =>
  terms.coolingOffDays > 0 ? addDays(terms.drawnOn, terms.coolingOffDays) : null

/**
 * What undoes the loan: the principal not repaid, less every cost paid before. The cost sheet says that all costs are
 * returned, so no interest of the days is asked for, even where the law would allow it.
 * @example withdrawalOf([{ number: 1, dueOn: '2026-02-15', principalMinor: 900, interestMinor: 60, feeMinor: 40, totalMinor: 1000, paidMinor: 70 }]).totalMinor // => 830
 */
export function withdrawalOf(rows: readonly LivingInstallment[]): Withdrawal {
  const principalMinor = sumOver(rows, (row) => openPartsOf(row).principalMinor)
  const costsReturnedMinor = sumOver(rows, (row) => {
    const { interestMinor, feeMinor } = paidPartsOf(row)
    return interestMinor + feeMinor
  })
  const totalMinor = principalMinor - costsReturnedMinor
  return { principalMinor, interestMinor: 0, costsReturnedMinor, totalMinor }
}

/** The rows of a loan that was undone: each is its principal, paid; what was paid of costs became principal. */
export function withdrawnRows(rows: readonly LivingInstallment[]): LivingInstallment[] {
  return rows
    .filter((row) => row.principalMinor > 0)
    .map(({ dueOn, principalMinor }, i) => ({
      number: i + 1,
      dueOn,
      principalMinor,
      interestMinor: 0,
      feeMinor: 0,
      totalMinor: principalMinor,
      paidMinor: principalMinor,
    }))
}
