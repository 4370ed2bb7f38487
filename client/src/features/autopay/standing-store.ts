import { LoanId } from '@miaoguo/shared/id/id'
import type { AutopayState } from '@miaoguo/shared/repayment/autopay'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { endAutopay, viewAutopay } from '../../api/autopay'

type Phase =
  /** Not known, or not to be read just now: the loan is no worse for it. */
  | { phase: 'unknown' }
  | { phase: 'known'; standing: AutopayState; ending: boolean; problem: Trouble | null }

export const useAutopay = create<{ state: Phase; open: boolean }>(() => ({
  state: { phase: 'unknown' },
  open: false,
}))
const set = (state: Phase): void => useAutopay.setState({ state })

let run = 0

export async function openAutopay(loan: string): Promise<void> {
  const mine = ++run
  const id = LoanId.safeParse(loan)
  if (!id.success) return
  const answer = await viewAutopay(id.data)
  if (mine !== run) return
  set(
    answer.ok
      ? { phase: 'known', standing: answer.value, ending: false, problem: null }
      : { phase: 'unknown' },
  )
}

export function leaveAutopay(): void {
  run += 1
  useAutopay.setState({ state: { phase: 'unknown' }, open: false })
}

/** Shows or hides the text that was agreed to. */
export const toggleText = (): void => useAutopay.setState(({ open }) => ({ open: !open }))

/** Ends it with one press. What stood stays shown until the server has kept the will to end it. */
export async function end(): Promise<void> {
  const { state } = useAutopay.getState()
  if (state.phase !== 'known' || state.ending || !state.standing.autopay) return
  const { standing } = state
  const mine = ++run
  set({ ...state, ending: true, problem: null })
  const answer = await endAutopay(state.standing.autopay.id)
  if (mine !== run) return
  if (!answer.ok) return set({ ...state, ending: false, problem: answer.problem })
  set({
    phase: 'known',
    standing: { ...standing, autopay: answer.value, next: null },
    ending: false,
    problem: null,
  })
  await openAutopay(standing.loanId)
}
