import type { Book } from './book.ts'
import type { LoanContract, PaymentKind } from './contract.ts'
import type { LoanEvent, Payment } from './events.ts'
import { payableOn } from './payable.ts'

type Replay = (contract: LoanContract, events: readonly LoanEvent[]) => Book

/**
 * The interest given back with a refund: what is due to its day with earlier refunds taken as repaid on the
 * days of disbursement, less the same with this refund too. What was returned is as if never financed.
 */
export function interestBack(book: Book, refund: Payment, replay: Replay): number {
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
