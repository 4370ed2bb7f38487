import { ApplicationId } from '@miaoguo/shared/id/id'
import type { Application, Loan } from '@miaoguo/shared/loan/loan'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { viewApplication, viewLoan } from '../../api/loans'
import { wait } from '../../platform/clock'

type Phase =
  | { phase: 'loading' }
  | { phase: 'told'; application: Application; loan: Loan | null; line: 'held' | 'lost' }
  | { phase: 'refused'; problem: Trouble }

export const useDecision = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useDecision.setState({ state })

let run = 0
const patienceMs = [1000, 2000, 4000, 8000]
/** An answer that comes back undecided at once is asked for again only after a moment. */
const pauseMs = 1000

/** Shows where an application stands and waits with the borrower until the lender has decided. */
export async function followApplication(application: string): Promise<void> {
  const mine = ++run
  const id = ApplicationId.safeParse(application)
  if (!id.success) return set({ phase: 'refused', problem: trouble('not_found') })
  const { state } = useDecision.getState()
  if (state.phase !== 'told' || state.application.id !== id.data) set({ phase: 'loading' })
  const answer = await viewApplication(id.data, 'now')
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'refused', problem: answer.problem })
  await tell(answer.value, mine)
  await keepAsking(id.data, mine)
}

async function keepAsking(id: ApplicationId, mine: number): Promise<void> {
  let lost = 0
  for (;;) {
    const { state } = useDecision.getState()
    if (mine !== run || state.phase !== 'told' || state.application.status !== 'pending') return
    const answer = await viewApplication(id, 'wait')
    if (mine !== run) return
    lost = answer.ok ? 0 : lost + 1
    if (answer.ok) await tell(answer.value, mine)
    else if (answer.problem.code === 'sign_in_needed')
      set({ phase: 'refused', problem: answer.problem })
    else set({ ...state, line: 'lost' })
    await wait(
      answer.ok ? pauseMs : (patienceMs[Math.min(lost - 1, patienceMs.length - 1)] ?? pauseMs),
    )
  }
}

async function tell(application: Application, mine: number): Promise<void> {
  const { state } = useDecision.getState()
  const known =
    state.phase === 'told' && state.application.id === application.id ? state.loan : null
  set({ phase: 'told', application, loan: known, line: 'held' })
  if (application.loanId === null || known !== null) return
  const loan = await viewLoan(application.loanId)
  if (mine === run && loan.ok) set({ phase: 'told', application, loan: loan.value, line: 'held' })
}

export function leaveDecision(): void {
  run += 1
  set({ phase: 'loading' })
}
