import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { BillTotals } from '@miaoguo/shared/repayment/repayment'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { monthEndOf } from './bill-state.ts'
import { lateSums, type LateSum } from './late-totals.ts'
import * as repayments from './store.ts'
import type { OpenSum } from './store.ts'

type Totals = { asOf: CalendarDate; monthEndsOn: CalendarDate; totals: BillTotals[] }

/**
 * What is overdue and what falls due by the end of the month, over all loans. A row is late by the time of its merchant:
 * where that is the same for all it is the day that is named, else each is counted by its own.
 */
export async function totalBills(deps: Deps, borrowerId: BorrowerId): Promise<Totals> {
  const [{ totals, ...days }, late] = await Promise.all([
    sumBills(deps, borrowerId),
    lateSums(deps, borrowerId),
  ])
  return { ...days, totals: totals.map((it) => withLate(it, late)) }
}

/** What being late has cost is overdue with the rows it is of. */
function withLate(it: OpenSum, late: readonly LateSum[]): BillTotals {
  const own = late.find((one) => one.currency === it.currency)
  const lateMinor = own?.costMinor ?? 0
  return {
    ...it,
    overdueMinor: it.overdueMinor + lateMinor,
    byMonthEndMinor: it.byMonthEndMinor + lateMinor,
    lateMinor,
    overdueDays: own?.days ?? 0,
  }
}

type Sums = { asOf: CalendarDate; monthEndsOn: CalendarDate; totals: OpenSum[] }

async function sumBills(deps: Deps, borrowerId: BorrowerId): Promise<Sums> {
  const clocks = await repayments.clocksOf(deps.db, borrowerId)
  const asOf = atMerchantTime(deps, clocks.length === 1 ? (clocks[0] ?? 0) : 0).today()
  const monthEndsOn = monthEndOf(asOf)
  if (clocks.length <= 1) {
    const of = { borrowerId, today: asOf, through: monthEndsOn }
    return { asOf, monthEndsOn, totals: await repayments.sumOpen(deps.db, of) }
  }
  const sums: OpenSum[] = []
  for (const clockAheadMs of clocks) {
    const today = atMerchantTime(deps, clockAheadMs).today()
    const of = { borrowerId, today, through: monthEndOf(today), clockAheadMs }
    sums.push(...(await repayments.sumOpen(deps.db, of)))
  }
  return { asOf, monthEndsOn, totals: addUp(sums) }
}

function addUp(sums: readonly OpenSum[]): OpenSum[] {
  const byCurrency = new Map<string, OpenSum>()
  for (const it of sums) {
    const so = byCurrency.get(it.currency)
    byCurrency.set(it.currency, {
      currency: it.currency,
      overdueMinor: (so?.overdueMinor ?? 0) + it.overdueMinor,
      overdueCount: (so?.overdueCount ?? 0) + it.overdueCount,
      byMonthEndMinor: (so?.byMonthEndMinor ?? 0) + it.byMonthEndMinor,
      byMonthEndCount: (so?.byMonthEndCount ?? 0) + it.byMonthEndCount,
    })
  }
  return [...byCurrency.values()]
}
