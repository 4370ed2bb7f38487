import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Loan, LoanSummary } from '@miaoguo/shared/loan/loan'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import * as loans from './store.ts'

type List = typeof loanContract.list
type View = typeof loanContract.view

/** My loans, newest first, a page at a time. */
export async function listLoans(
  deps: Deps,
  actor: Actor,
  input: InputOf<List>,
): Promise<OutputOf<List>> {
  const { cursor, limit = 20 } = input.query
  const found = await loans.listLoans(deps.db, {
    borrowerId: shopperOf(actor).borrowerId,
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toSummary),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
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
  return found
}

function toSummary(it: Loan): LoanSummary {
  const {
    schedule: _schedule,
    totalCostMinor: _cost,
    totalOfPaymentsMinor: _total,
    disclosureDigest: _digest,
    lenderLoanReference: _reference,
    ...summary
  } = it
  return summary
}
