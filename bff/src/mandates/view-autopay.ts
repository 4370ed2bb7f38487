import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import * as applicants from '../applicants/store.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { listOf } from '../loans/installment-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { ownLoan } from '../repayments/own-loan.ts'
import { rowsAhead, takesMandates } from './plan-autopay.ts'
import * as mandates from './store.ts'
import { toAutopay } from './views.ts'

type Contract = typeof autopayContract.view

/** Whether my lender takes installments of a loan by itself, and what it takes next. */
export async function viewAutopay(
  wall: Deps,
  actor: Actor,
  { params }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await ownLoan(wall.db, { id: params.id, borrowerId })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const last = await mandates.findLast(deps.db, loan.id)
  const rows = loan.status === 'active' ? await listOf(deps.db, loan.id) : []
  const [next] = rowsAhead(rows, deps.today())
  const cards = await applicants.listCards(deps.db, borrowerId)
  const takes = last?.state === 'active' && next !== undefined
  return {
    loanId: loan.id,
    able: takesMandates(deps, loan) && next !== undefined && !(last && mandates.isLiving(last)),
    autopay: last ? toAutopay(last) : null,
    next: takes
      ? {
          dueOn: next.dueOn,
          amountMinor: Math.min(next.totalMinor - next.paidMinor, last.paper.mostPerDayMinor),
        }
      : null,
    currency: loan.currency,
    cards: cards.map(({ id, issuerName, lastFour }) => ({ id, issuerName, lastFour })),
  }
}
