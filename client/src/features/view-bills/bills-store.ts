import type { Bill, BillTotals } from '@miaoguo/shared/repayment/repayment'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { listBills, type Which } from '../../api/repayments'

type Ready = {
  phase: 'ready'
  totals: readonly BillTotals[]
  monthEndsOn: string
  bills: readonly Bill[]
  next: string | null
  more: 'idle' | 'loading' | 'failed'
}
type Phase = { phase: 'loading' } | Ready | { phase: 'refused'; problem: Trouble }

type State = { which: Which; state: Phase }
export const useBills = create<State>(() => ({ which: 'open', state: { phase: 'loading' } }))
const set = (state: Phase): void => useBills.setState({ state })

let run = 0

/** What is owed over all loans, by due date. Coming back refreshes it without a flash. */
export async function openBills(): Promise<void> {
  const mine = ++run
  const { which, state } = useBills.getState()
  if (state.phase !== 'ready') set({ phase: 'loading' })
  const answer = await listBills(which, undefined)
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'refused', problem: answer.problem })
  const { totals, monthEndsOn, items, nextCursor } = answer.value
  set({ phase: 'ready', totals, monthEndsOn, bills: items, next: nextCursor, more: 'idle' })
}

/** Another list is another question: what was shown is not an answer to it. */
export function chooseBills(which: Which): void {
  if (which === useBills.getState().which) return
  useBills.setState({ which, state: { phase: 'loading' } })
  void openBills()
}

export async function moreBills(): Promise<void> {
  const { which, state } = useBills.getState()
  if (state.phase !== 'ready' || state.next === null || state.more === 'loading') return
  const mine = run
  set({ ...state, more: 'loading' })
  const answer = await listBills(which, state.next)
  if (mine !== run) return
  if (!answer.ok) return set({ ...state, more: 'failed' })
  const bills = [...state.bills, ...answer.value.items]
  set({ ...state, bills, next: answer.value.nextCursor, more: 'idle' })
}

/** Forgets what was shown: the next borrower on this phone is another one. */
export function leaveBills(): void {
  run += 1
  useBills.setState({ which: 'open', state: { phase: 'loading' } })
}
