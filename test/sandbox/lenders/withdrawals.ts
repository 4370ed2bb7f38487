import { outstandingOf, type Account } from './account.ts'
import { daysLater } from './arithmetic.ts'

export type Undoing = {
  lastOn: string
  principalMinor: number
  interestMinor: number
  costsReturnedMinor: number
  totalMinor: number
}

/** This lender keeps nothing of a loan that is undone: principal comes back, costs that were paid go back. */
export function undoingOf(it: Account): Undoing {
  const principalMinor = outstandingOf(it)
  const paidPrincipal = it.rows.reduce((sum, row) => sum + row.principalMinor, 0) - principalMinor
  const costsReturnedMinor = it.rows.reduce((sum, row) => sum + row.paidMinor, 0) - paidPrincipal
  return {
    lastOn: daysLater(it.capturedOn ?? it.drawnOn, it.terms.coolingOffDays),
    principalMinor,
    interestMinor: 0,
    costsReturnedMinor,
    totalMinor: principalMinor - costsReturnedMinor,
  }
}

/** Writes every row down as its principal alone, paid: the loan cost nothing. */
export function undo(it: Account, amountMinor: number, today: string): void {
  it.repaidMinor += amountMinor
  it.withdrawnOn = today
  it.rows = it.rows
    .filter((row) => row.principalMinor > 0)
    .map((row, i) => ({
      ...row,
      number: i + 1,
      interestMinor: 0,
      feeMinor: 0,
      totalMinor: row.principalMinor,
      paidMinor: row.principalMinor,
    }))
}
