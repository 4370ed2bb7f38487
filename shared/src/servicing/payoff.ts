import { countsToPeriodEnd } from './allocate-payment.ts'
import { copyBook, recalculates, type Book } from './book.ts'
import { carryOverdue } from './overdue.ts'
import { openThrough } from './payable.ts'
import { periodHolding, sumOf } from './plan.ts'
import { openPortion } from './rows.ts'

export type Payoff = {
  principalMinor: number
  interestMinor: number
  feeMinor: number
  penaltyMinor: number
  totalMinor: number
}

/** What closes the loan on a day: principal open, interest through it, and open charges. */
export function payoffOf(book: Book, on: string): Payoff {
  const copy = copyBook(book)
  const all = (portion: 'principal' | 'interest' | 'fee' | 'penalty'): number =>
    sumOf(copy.rows, (it) => openPortion(it, portion))
  const charges = { feeMinor: all('fee'), penaltyMinor: all('penalty') }
  const open = ((): { principalMinor: number; interestMinor: number } => {
    if (!recalculates(copy))
      return { principalMinor: all('principal'), interestMinor: all('interest') }
    const toEnd = countsToPeriodEnd(copy, true)
    if (copy.contract.recalculation?.onOverdue) carryOverdue(copy.plan, on, toEnd)
    const end = toEnd ? (periodHolding(copy.plan, on)?.due ?? on) : on
    const down = sumOf(copy.rows, (it) =>
      it.kind === 'installment' ? 0 : openPortion(it, 'principal'),
    )
    const owed = openThrough(copy.plan, end)
    return { ...owed, principalMinor: owed.principalMinor + down }
  })()
  const totalMinor =
    open.principalMinor + open.interestMinor + charges.feeMinor + charges.penaltyMinor
  return { ...open, ...charges, totalMinor }
}
