import type { LoanDocument } from '@miaoguo/shared/loan/document'
import type { Loan, LoanStatus } from '@miaoguo/shared/loan/loan'
import { Problem } from '@miaoguo/shared/problem/problem'
import { isOpenRow } from '@miaoguo/shared/servicing/standing-rows'
import type { Deps } from '../deps.ts'
import { listOf } from '../loans/installment-store.ts'
import { inLanguage, loanFacts, moneyOf, partiesOf, type Paper } from './paper.ts'

/** That nothing is owed any more, from our mirror of the lender's books. Refuses while anything is. */
export async function settlementSections(
  deps: Deps,
  paper: Paper,
): Promise<LoanDocument['sections']> {
  const { loan, words } = paper
  const { rows, status } = await settledRows(deps, loan)
  const days = rows.flatMap((it) => it.paidOn ?? []).toSorted()
  const settledOn = days.at(-1)
  const paidMinor = rows.reduce((sum, it) => sum + it.paidMinor, 0)
  return [
    await partiesOf(deps, paper),
    {
      heading: words.loan,
      facts: [
        ...loanFacts(paper),
        ...(settledOn === undefined ? [] : [{ name: words.settledOn, value: settledOn }]),
        { name: words.paid, value: moneyOf(paper, paidMinor) },
      ],
      paragraphs: [],
    },
    {
      heading: null,
      facts: [],
      paragraphs: [
        words.settled[status](inLanguage(paper, loan.lender.legalName)),
        words.source(loan.lender.complaintPhone),
      ],
    },
  ]
}

/** Whether nothing of a loan is owed. */
export const isSettled = (status: LoanStatus): status is 'paid_off' | 'withdrawn' =>
  status === 'paid_off' || status === 'withdrawn'

/** The rows of a loan of which nothing is owed; refuses one of which something is. */
export async function settledRows(deps: Deps, loan: Pick<Loan, 'id' | 'status'>) {
  const { status } = loan
  const rows = await listOf(deps.db, loan.id)
  if (!isSettled(status) || rows.some(isOpenRow))
    throw new Problem('loan_not_settled', { loanId: loan.id, status })
  return { rows, status }
}
