import { AuthorizationId, type BorrowerId, type LoanId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import { isOpenRow } from '@miaoguo/shared/servicing/standing-rows'
import type { Deps } from '../deps.ts'
import type { Db, Tx } from '../db/connect.ts'
import { findStanding, type Standing } from '../loans/standing-store.ts'
import { capabilitiesOf } from '../operations/capabilities.ts'
import { standingOn } from '../operations/late-costs.ts'
import type { StoredOperation } from '../operations/store.ts'
import * as operations from '../operations/store.ts'
import * as repayments from './store.ts'
import type { OwnLoan } from './store.ts'

type Asked = { id: LoanId; borrowerId: BorrowerId }

/** The loan, or the news that there is none for this borrower. */
export async function ownLoan(db: Db | Tx, { id, borrowerId }: Asked): Promise<OwnLoan> {
  const loan = await repayments.findLoan(db, id, borrowerId)
  if (!loan) throw new Problem('not_found')
  return loan
}

/** A loan of which something may be paid, as it stands today, with what being late has cost; refuses one that is not drawn, or of which nothing is open. */
export async function payableLoan(
  deps: Deps,
  loan: OwnLoan,
  db: Db | Tx = deps.db,
): Promise<Standing> {
  const standing = loan.status === 'active' ? await findStanding(db, loan.id) : undefined
  if (!standing?.rows.some(isOpenRow))
    throw new Problem('loan_not_active', { loanId: loan.id, status: loan.status })
  return standingOn(deps, { ...loan, standing }, deps.today())
}

export const authorizationIdOf = (loan: OwnLoan): AuthorizationId =>
  AuthorizationId.parse(loan.authorizationId)

/** Something of the loan whose outcome is not known yet; until it is, nobody can say what is owed. */
export async function openOperation(
  db: Db | Tx,
  loan: OwnLoan,
): Promise<StoredOperation | undefined> {
  const done = await operations.listOf(db, authorizationIdOf(loan))
  return done.find(operations.isOpen)
}

/** Refuses while something is being confirmed; what a merchant does is not named to a borrower. */
export async function refuseWhilePending(db: Db | Tx, loan: OwnLoan): Promise<void> {
  const open = await openOperation(db, loan)
  if (!open) return
  const own = open.kind === 'repayment'
  throw new Problem('operation_pending', {
    loanId: loan.id,
    ...(own && { repaymentId: open.id }),
  })
}

/** What the lender does with such a loan; nothing where the lender or the product is not known any more. */
export const canOf = (deps: Deps, loan: OwnLoan) => {
  const can = capabilitiesOf(deps, loan)
  return {
    repayment: can?.repayment ?? false,
    // A merchant pays a part of costs that were agreed on: rows are not made anew under it.
    prepayment: can?.repayment && !loan.costsShared ? (can.prepayment ?? []) : [],
    payoff: Boolean(can?.repayment && can.payoffQuote),
    withdrawal: Boolean(can?.repayment && can.withdrawal),
  }
}

export function refuseUnsupported(able: boolean, operation: string): void {
  if (!able) throw new Problem('operation_unsupported', { operation })
}
