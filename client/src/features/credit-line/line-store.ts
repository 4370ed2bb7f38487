import type { CreditLineDetail } from '@miaoguo/shared/credit-line/credit-line'
import { CreditLineId } from '@miaoguo/shared/id/id'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { closeLine, viewLine } from '../../api/credit-lines'
import { wait } from '../../platform/clock'

type Phase =
  | { phase: 'loading' }
  | { phase: 'ready'; line: CreditLineDetail; closing: boolean; problem: Trouble | null }
  | { phase: 'refused'; problem: Trouble }

export const useLine = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useLine.setState({ state })

let run = 0
/** Which page shows the line now: the one behind comes to the front before the one in front has gone. */
let shownOn: 'view' | 'close' = 'view'
const askAgainMs = 3000

const isWaiting = (it: CreditLineDetail): boolean => it.status === 'applied' || it.closing

/** One line; while its lender has not answered it is asked for again by itself. */
export async function openLine(id: string, page: typeof shownOn): Promise<void> {
  const mine = ++run
  shownOn = page
  const { state: before } = useLine.getState()
  if (before.phase !== 'ready' || before.line.id !== id) set({ phase: 'loading' })
  const known = CreditLineId.safeParse(id)
  if (!known.success) return set({ phase: 'refused', problem: trouble('not_found') })
  for (;;) {
    const answer = await viewLine(known.data)
    if (mine !== run) return
    const { state } = useLine.getState()
    if (answer.ok) set({ phase: 'ready', line: answer.value, closing: false, problem: null })
    else if (state.phase !== 'ready') return set({ phase: 'refused', problem: answer.problem })
    if (answer.ok && !isWaiting(answer.value)) return
    await wait(askAgainMs)
    if (mine !== run) return
  }
}

/** Asks for the end of the line that is shown. A second tap finds the first one at work. */
export async function closeShown(): Promise<void> {
  const { state } = useLine.getState()
  if (state.phase !== 'ready' || state.closing) return
  const { line } = state
  const mine = ++run
  set({ phase: 'ready', line, closing: true, problem: null })
  const answer = await closeLine(line.id)
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'ready', line, closing: false, problem: answer.problem })
  await openLine(line.id, 'close')
}

export function leaveLine(page: typeof shownOn): void {
  if (page !== shownOn) return
  run += 1
  set({ phase: 'loading' })
}
