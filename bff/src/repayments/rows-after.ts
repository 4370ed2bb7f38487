import type { Currency } from '@miaoguo/shared/money/money'
import type { PrepaymentKeep } from '@miaoguo/shared/repayment/repayment'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import { closingOn, prepaidRows } from '@miaoguo/shared/servicing/standing-loan'
import { isRateChanging } from '@miaoguo/shared/servicing/rate-on'
import { paidRows, payableOn } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { Deps } from '../deps.ts'
import type { Standing } from '../loans/standing-store.ts'
import { canOf, refuseUnsupported } from './own-loan.ts'
import type { OwnLoan } from './store.ts'

export type AmountWanted = {
  kind: 'installment' | 'prepayment'
  amountMinor: number
  currency: Currency
  keep?: PrepaymentKeep | undefined
}
type On = { loan: OwnLoan; standing: Standing; on: CalendarDate }

export function refuseCurrency(loan: OwnLoan, currency: Currency): void {
  if (currency !== loan.currency)
    throw new Problem('currency_mismatch', { currency: loan.currency }, [
      { pointer: '/currency', message: `must be ${loan.currency}` },
    ])
}

/** What an amount leaves of the rows; refuses one that is more than is due, or that would end the loan. */
export function rowsAfter(deps: Deps, it: On, wanted: AmountWanted): LivingInstallment[] {
  const { loan, standing, on } = it
  const can = canOf(deps, loan)
  refuseUnsupported(can.repayment, 'repayment')
  refuseCurrency(loan, wanted.currency)
  const { amountMinor, kind, keep } = wanted
  if (kind === 'installment') {
    const dueMinor = payableOn(standing.rows, on).totalMinor
    if (amountMinor > dueMinor)
      throw new Problem('amount_exceeds_due', { amountMinor, dueMinor }, [
        { pointer: '/amountMinor', message: `must be at most ${dueMinor}` },
      ])
    return paidRows(standing.rows, amountMinor)
  }
  if (keep === undefined)
    throw new Problem('input_invalid', {}, [
      { pointer: '/keep', message: 'says what a prepayment leaves: installment or term' },
    ])
  refuseUnsupported(can.prepayment.includes(keep), `prepayment_${keep}`)
  // Rows of two rates are not made anew as if they had one: until the new one counts the whole loan can be closed.
  refuseUnsupported(!isRateChanging(standing.terms, on), 'prepayment_rate_changing')
  // What is overdue is paid first, as an installment: only then is there anything ahead.
  refuseUnsupported(payableOn(standing.rows, on).overdueMinor === 0, 'prepayment_overdue')
  const closingMinor = closingOn(standing, on).totalMinor
  if (amountMinor >= closingMinor)
    throw new Problem('amount_exceeds_outstanding', { amountMinor, closingMinor }, [
      { pointer: '/amountMinor', message: `must be less than ${closingMinor}` },
    ])
  return prepaidRows(standing, { on, amountMinor, keep })
}
