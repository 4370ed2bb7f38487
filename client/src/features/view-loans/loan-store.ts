import { LoanId } from '@miaoguo/shared/id/id'
import type { Loan } from '@miaoguo/shared/loan/loan'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { viewLoan } from '../../api/loans'

type Phase =
  | { phase: 'loading' }
  | { phase: 'ready'; loan: Loan }
  | { phase: 'refused'; problem: Trouble }

export const useLoan = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useLoan.setState({ state })

let run = 0

export async function openLoan(loan: string): Promise<void> {
  const mine = ++run
  const { state } = useLoan.getState()
  if (state.phase !== 'ready' || state.loan.id !== loan) set({ phase: 'loading' })
  const id = LoanId.safeParse(loan)
  const answer = id.success
    ? await viewLoan(id.data)
    : { ok: false as const, problem: trouble('not_found') }
  if (mine !== run) return
  set(
    answer.ok
      ? { phase: 'ready', loan: answer.value }
      : { phase: 'refused', problem: answer.problem },
  )
}

export function leaveLoan(): void {
  run += 1
  set({ phase: 'loading' })
}
