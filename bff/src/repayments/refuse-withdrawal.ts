import { Problem } from '@miaoguo/shared/problem/problem'
import {
  lastWithdrawalOn,
  withdrawalOf,
  type Withdrawal,
} from '@miaoguo/shared/servicing/withdrawal'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { Deps } from '../deps.ts'
import type { Standing } from '../loans/standing-store.ts'
import { canOf, refuseUnsupported } from './own-loan.ts'
import type { OwnLoan } from './store.ts'

/** Until when a borrower may withdraw; null when that is over, or when the lender would owe and people settle it. */
export function withdrawableOn(
  standing: Standing,
  on: CalendarDate,
): { lastOn: CalendarDate } | null {
  const lastOn = lastWithdrawalOn(standing.terms)
  const within = lastOn !== null && on <= lastOn
  return within && withdrawalOf(standing.rows).totalMinor > 0 ? { lastOn } : null
}

type Asked = { loan: OwnLoan; standing: Standing; on: CalendarDate }

/** What undoes the loan on the day; refuses where there is no such right, and after its days. */
export function ownWithdrawal(
  deps: Deps,
  { loan, standing, on }: Asked,
): Withdrawal & { lastOn: CalendarDate } {
  refuseUnsupported(canOf(deps, loan).withdrawal, 'withdrawal')
  const lastOn = lastWithdrawalOn(standing.terms)
  if (lastOn === null) throw new Problem('operation_unsupported', { operation: 'withdrawal' })
  if (on > lastOn) throw new Problem('withdrawal_period_over', { loanId: loan.id, lastOn })
  const withdrawal = withdrawalOf(standing.rows)
  refuseUnsupported(withdrawal.totalMinor > 0, 'withdrawal')
  return { ...withdrawal, lastOn }
}
