import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { PaidPart } from '@miaoguo/shared/repayment/repayment'
import { isOpenRow, sumOver } from '@miaoguo/shared/servicing/standing-rows'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import type { StoredInstallment } from '../loans/installment-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { toInstallment } from './bill-state.ts'
import { effectOf } from './effect.ts'
import { ownLoan, payableLoan } from './own-loan.ts'
import { rowsAfter } from './rows-after.ts'

type Contract = typeof repaymentContract.preview

/** What an amount would pay and change today. Nobody is asked and nobody is bound. */
export async function previewRepayment(
  wall: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await ownLoan(wall.db, { id: input.params.id, borrowerId })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const on = deps.today()
  const standing = await payableLoan(deps, loan)
  const { kind, amountMinor, keep } = input.body
  const after = rowsAfter(deps, { loan, standing, on }, input.body)
  const pays = paysOf(standing.rows, after)
  return {
    loanId: loan.id,
    kind,
    keep: kind === 'prepayment' ? (keep ?? null) : null,
    currency: loan.currency,
    amountMinor,
    on,
    pays,
    aheadMinor: amountMinor - sumOver(pays, (it) => it.amountMinor),
    effect: effectOf(standing.rows, after),
    scheduleAfter: after.map((row) =>
      toInstallment({ ...row, paidOn: dayOf(standing.rows, row, on) }, on),
    ),
  }
}

/** What of rows that were asked for the money pays; principal ahead is in a row of its own and not among them. */
const paysOf = (
  before: readonly StoredInstallment[],
  after: readonly LivingInstallment[],
): PaidPart[] =>
  before.flatMap((row) => {
    const is = after.find(
      (one) => one.dueOn === row.dueOn && one.interestMinor === row.interestMinor,
    )
    const amountMinor = isOpenRow(row) && is ? is.paidMinor - row.paidMinor : 0
    if (amountMinor <= 0) return []
    return { number: row.number, dueOn: row.dueOn, amountMinor, closes: is ? !isOpenRow(is) : true }
  })

const dayOf = (
  before: readonly StoredInstallment[],
  row: LivingInstallment,
  on: string,
): string | null => {
  if (isOpenRow(row)) return null
  const was = before.find((one) => one.dueOn === row.dueOn && !isOpenRow(one))
  return was ? was.paidOn : on
}
