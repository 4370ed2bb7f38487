import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import { isRateChanging } from '@miaoguo/shared/servicing/rate-on'
import { payableOn } from '@miaoguo/shared/servicing/standing-rows'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { listOf } from '../loans/installment-store.ts'
import { findStanding } from '../loans/standing-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { standingOn } from '../operations/late-costs.ts'
import { toInstallment } from './bill-state.ts'
import { canOf, openOperation, ownLoan } from './own-loan.ts'
import { toLate } from './late-view.ts'
import { toRepaymentView } from './repayment-views.ts'
import { withdrawableOn } from './refuse-withdrawal.ts'

type Contract = typeof repaymentContract.viewInstallments

/** What is paid and open of one of my loans, and what I can do with it today. */
export async function viewInstallments(
  wall: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const loan = await ownLoan(wall.db, {
    id: input.params.id,
    borrowerId: shopperOf(actor).borrowerId,
  })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const asOf = deps.today()
  const found = await findStanding(deps.db, loan.id)
  const standing = found && standingOn(deps, { ...loan, standing: found }, asOf)
  const rows = standing?.rows ?? (await listOf(deps.db, loan.id))
  const payable = payableOn(rows, asOf)
  const open = await openOperation(deps.db, loan)
  const can = canOf(deps, loan)
  const changing = standing !== undefined && isRateChanging(standing.terms, asOf)
  const active = loan.status === 'active' && payable.totalMinor > 0
  return {
    loanId: loan.id,
    asOf,
    currency: loan.currency,
    installments: rows.map((row) => toInstallment(row, asOf)),
    options: {
      overdueMinor: payable.overdueMinor,
      payableMinor: active && can.repayment ? payable.totalMinor : 0,
      prepayment: active && payable.overdueMinor === 0 && !changing ? can.prepayment : [],
      payoff: active && can.payoff,
      withdrawal: active && can.withdrawal && standing ? withdrawableOn(standing, asOf) : null,
      pending: open?.kind === 'repayment' ? toRepaymentView(open) : null,
    },
    late: active && standing ? toLate(deps, { loan, standing, on: asOf }) : null,
  }
}
