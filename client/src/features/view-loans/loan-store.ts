import { LoanId } from '@miaoguo/shared/id/id'
import type { Loan } from '@miaoguo/shared/loan/loan'
import type {
  LoanInstallment,
  LoanLate,
  RepaymentOptions,
} from '@miaoguo/shared/repayment/repayment'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { viewLoan } from '../../api/loans'
import { viewInstallments } from '../../api/repayments'

/** What is paid and open, and what can be done; null where that could not be read just now. */
export type Living = {
  rows: readonly LoanInstallment[]
  options: RepaymentOptions
  late: LoanLate | null
}

type Phase =
  | { phase: 'loading' }
  | { phase: 'ready'; loan: Loan; living: Living | null }
  | { phase: 'refused'; problem: Trouble }

export const useLoan = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useLoan.setState({ state })

let run = 0

export async function openLoan(loan: string): Promise<void> {
  const mine = ++run
  const { state } = useLoan.getState()
  if (state.phase !== 'ready' || state.loan.id !== loan) set({ phase: 'loading' })
  const id = LoanId.safeParse(loan)
  if (!id.success) return set({ phase: 'refused', problem: trouble('not_found') })
  const [answer, rows] = await Promise.all([viewLoan(id.data), viewInstallments(id.data)])
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'refused', problem: answer.problem })
  const living = rows.ok ? livingOf(rows.value) : null
  set({ phase: 'ready', loan: answer.value, living })
}

export function leaveLoan(): void {
  run += 1
  set({ phase: 'loading' })
}

const livingOf = (it: {
  installments: readonly LoanInstallment[]
  options: RepaymentOptions
  late: LoanLate | null
}): Living => ({ rows: it.installments, options: it.options, late: it.late })
