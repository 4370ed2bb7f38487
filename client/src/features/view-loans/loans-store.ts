import type { LoanSummary } from '@miaoguo/shared/loan/loan'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { listLoans } from '../../api/loans'

type Phase =
  | { phase: 'loading' }
  | {
      phase: 'ready'
      bills: readonly LoanSummary[]
      next: string | null
      more: 'idle' | 'loading' | 'failed'
    }
  | { phase: 'refused'; problem: Trouble }

export const useLoans = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useLoans.setState({ state })

let run = 0

/** The borrower's loans, newest first. Coming back refreshes them without a flash. */
export async function openLoans(): Promise<void> {
  const mine = ++run
  if (useLoans.getState().state.phase !== 'ready') set({ phase: 'loading' })
  const answer = await listLoans(undefined)
  if (mine !== run) return
  if (!answer.ok) set({ phase: 'refused', problem: answer.problem })
  else
    set({ phase: 'ready', bills: answer.value.items, next: answer.value.nextCursor, more: 'idle' })
}

export async function moreLoans(): Promise<void> {
  const { state } = useLoans.getState()
  if (state.phase !== 'ready' || state.next === null || state.more === 'loading') return
  const mine = run
  set({ ...state, more: 'loading' })
  const answer = await listLoans(state.next)
  if (mine !== run) return
  if (!answer.ok) set({ ...state, more: 'failed' })
  else {
    const bills = [...state.bills, ...answer.value.items]
    set({ phase: 'ready', bills, next: answer.value.nextCursor, more: 'idle' })
  }
}

/** Forgets what was shown: the next borrower on this phone is another one. */
export function leaveLoans(): void {
  run += 1
  set({ phase: 'loading' })
}
