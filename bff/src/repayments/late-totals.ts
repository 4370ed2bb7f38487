import type { BorrowerId } from '@miaoguo/shared/id/id'
import { LoanId } from '@miaoguo/shared/id/id'
import type { Currency } from '@miaoguo/shared/money/money'
import { lateCostOn, overdueOn } from '@miaoguo/shared/servicing/late-cost'
import type { Deps } from '../deps.ts'
import { findStanding } from '../loans/standing-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { chargesLate } from '../operations/late-costs.ts'
import * as repayments from './store.ts'

/** What being late has cost by today and is in no row yet, and for how long the oldest row is late; by currency. */
export type LateSum = { currency: Currency; costMinor: number; days: number }

export async function lateSums(deps: Deps, borrowerId: BorrowerId): Promise<LateSum[]> {
  const sums = new Map<Currency, LateSum>()
  for (const loan of await repayments.listOpenLoans(deps.db, borrowerId)) {
    const today = atMerchantTime(deps, loan.clockAheadMs).today()
    if (loan.firstOpenOn >= today) continue
    const standing = await findStanding(deps.db, LoanId.parse(loan.id))
    const overdue = standing && overdueOn(standing.rows, today)
    if (!standing || !overdue) continue
    const costMinor = chargesLate(deps, loan) ? lateCostOn(standing.rows, standing.late, today) : 0
    const so = sums.get(loan.currency)
    sums.set(loan.currency, {
      currency: loan.currency,
      costMinor: (so?.costMinor ?? 0) + costMinor,
      days: Math.max(so?.days ?? 0, overdue.days),
    })
  }
  return [...sums.values()]
}
