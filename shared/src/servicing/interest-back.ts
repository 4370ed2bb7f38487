import { multiplyRatio } from '../money/ratio.ts'
import type { Book } from './book.ts'
import type { LoanContract, PaymentKind } from './contract.ts'
import type { LoanEvent, Payment } from './events.ts'
import { payableOn } from './payable.ts'
import { sumOf } from './plan.ts'

type Replay = (contract: LoanContract, events: readonly LoanEvent[]) => Book

/**
 * The interest given back with a refund: what is due to its day with earlier refunds taken as repaid on the
 * days of disbursement, less the same with this refund too. What was returned is as if never financed.
 */
export function interestBack(book: Book, refund: Payment, replay: Replay): number {
  if (book.contract.fixedRows !== undefined) return shareOfFixed(book, refund)
  const before = interestDue(book, { refund, with: book.applied, replay })
  const after = interestDue(book, { refund, with: [...book.applied, refund], replay })
  return Math.max(0, before - after)
}

type Asked = { refund: Payment; with: readonly LoanEvent[]; replay: Replay }

function interestDue(book: Book, asked: Asked): number {
  const contract = { ...book.contract, interestBackOn: [] }
  const events = repaidAtDisbursement(asked.with, book.contract.interestBackOn, asked.refund.as)
  const { plan } = asked.replay(contract, events)
  return plan.periods.reduce(
    (sum, _, row) => sum + payableOn(plan, row, asked.refund.on).interestMinor,
    0,
  )
}

/** Refunds taken out and repaid on the days of disbursement instead, the oldest disbursement first. */
function repaidAtDisbursement(
  events: readonly LoanEvent[],
  kinds: readonly PaymentKind[],
  as: PaymentKind,
): LoanEvent[] {
  const isRefund = (it: Payment): boolean => kinds.includes(it.as) || it.as === as
  let left = 0
  for (const it of events) if (it.kind === 'payment' && isRefund(it)) left += it.amountMinor
  return events.flatMap((event): LoanEvent[] => {
    if (event.kind === 'payment')
      return isRefund(event) || event.as === 'interest_refund' ? [] : [event]
    if (event.kind !== 'disbursement' || left <= 0) return [event]
    const amountMinor = Math.min(left, event.amountMinor)
    left -= amountMinor
    return [event, { kind: 'payment', as: 'repayment', on: event.on, amountMinor }]
  })
}

/** Fixed interest comes back in the proportion of what was financed that has been returned. */
function shareOfFixed(book: Book, refund: Payment): number {
  const interest = sumOf(book.contract.fixedRows ?? [], (it) => it.interestMinor)
  const lent = sumOf(book.disbursed, (it) => it.amountMinor)
  if (lent === 0) return 0
  const isRefund = (it: LoanEvent): boolean =>
    it.kind === 'payment' && (it.as === refund.as || book.contract.interestBackOn.includes(it.as))
  const before = sumOf(book.applied, (it) =>
    isRefund(it) && 'amountMinor' in it ? it.amountMinor : 0,
  )
  const back = (amountMinor: number): number =>
    multiplyRatio(
      interest,
      { numerator: Math.min(amountMinor, lent), denominator: lent },
      book.contract.arithmetic.rounding,
    )
  return back(before + refund.amountMinor) - back(before)
}
