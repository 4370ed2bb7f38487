import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Loan, LoanSummary } from '@miaoguo/shared/loan/loan'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import { listDisputes } from './dispute-store.ts'
import * as loans from './loan-store.ts'

type List = typeof loanContract.list
type View = typeof loanContract.view

/** My loans, newest first, a page at a time. */
export async function listLoans(
  deps: Deps,
  actor: Actor,
  input: InputOf<List>,
): Promise<OutputOf<List>> {
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    loans.listLoans(deps.db, {
      borrowerId: shopperOf(actor).borrowerId,
      ...page,
    }),
  )
  return {
    items: rows.map(toSummary),
    nextCursor,
  }
}

/** One of my loans with its schedule; another borrower's is not there. */
export async function viewLoan(
  deps: Deps,
  actor: Actor,
  input: InputOf<View>,
): Promise<OutputOf<View>> {
  const found = await loans.findLoan(deps.db, input.params.id, shopperOf(actor).borrowerId)
  if (!found) throw new Problem('not_found')
  const disputes = await listDisputes(deps.db, found.id)
  return { ...found, ...(disputes.length > 0 ? { disputes } : {}) }
}

function toSummary(it: Loan): LoanSummary {
  const {
    schedule: _schedule,
    bookings: _bookings,
    disputes: _disputes,
    totalCostMinor: _cost,
    totalOfPaymentsMinor: _total,
    disclosureDigest: _digest,
    lenderLoanReference: _reference,
    ...summary
  } = it
  return summary
}
