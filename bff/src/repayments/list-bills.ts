import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { billContract } from '@miaoguo/shared/contract/shopper/repayments'
import { LoanId } from '@miaoguo/shared/id/id'
import type { Bill } from '@miaoguo/shared/repayment/repayment'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { placeOf, toPlace } from './bill-place.ts'
import { stateOf } from './bill-state.ts'
import { totalBills } from './bill-totals.ts'
import * as repayments from './store.ts'
import type { BillRow } from './store.ts'

type Contract = typeof billContract.list

/** What I owe over all loans and lenders, by due date, a page at a time, with what falls due by the month's end. */
export async function listBills(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const { which = 'open', ...paging } = input.query
  const [page, totals] = await Promise.all([
    readPage(paging, async ({ after, limit }) => {
      const rows = await repayments.listBills(deps.db, {
        borrowerId,
        which,
        after: after && toPlace(after),
        limit,
      })
      return rows.map((row) => ({ ...row, ...placeOf(row) }))
    }),
    totalBills(deps, borrowerId),
  ])
  return {
    ...totals,
    items: page.rows.map((row) => toBill(deps, row)),
    nextCursor: page.nextCursor,
  }
}

/** A row is overdue by the time of the merchant it was bought from, which a test clock moves. */
function toBill(deps: Deps, row: BillRow): Bill {
  const { principalMinor, interestMinor, feeMinor } = row
  const totalMinor = principalMinor + interestMinor + feeMinor
  const paidMinor = row.principalPaidMinor + row.interestPaidMinor + row.feePaidMinor
  const today = atMerchantTime(deps, row.clockAheadMs).today()
  return {
    number: row.number,
    dueOn: row.dueOn,
    principalMinor,
    interestMinor,
    feeMinor,
    totalMinor,
    paidMinor,
    outstandingMinor: totalMinor - paidMinor,
    state: stateOf({ isOpen: row.state === 'open', dueOn: row.dueOn }, today),
    paidOn: row.paidOn,
    loanId: LoanId.parse(row.loanId),
    installmentCount: row.installmentCount,
    currency: row.currency,
    lenderName: row.lenderName,
    merchantName: row.merchantName,
    merchantReference: row.merchantReference,
    // What is overdue is not taken on another day.
    autopay: row.mandated && row.state === 'open' && row.dueOn >= today,
  }
}
