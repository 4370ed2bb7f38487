import type { Handoff, HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import { HandoffId } from '@miaoguo/shared/id/id'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { watchOffers } from '../../api/checkouts'
import { comeBack, leaveForLender } from '../../api/handoffs'
import { leaveTo, type Left } from '../../platform/leave'
import {
  rememberApplication,
  rememberedOffers,
  rememberedOrderOf,
  rememberOrderOf,
} from '../../session/remembered'

type Phase =
  | { phase: 'loading' }
  /** She is told what leaving means; nothing has left. */
  | { phase: 'told'; choice: HandoffChoice; problem: Trouble | null }
  | { phase: 'leaving'; choice: HandoffChoice }
  /** The address is with her; `back` is what the lender says when she returns. */
  | { phase: 'gone'; handoff: Handoff; left: Left }
  | { phase: 'back'; handoff: Handoff; token: string | null }
  | { phase: 'refused'; problem: Trouble }

export const useHandoff = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useHandoff.setState({ state })

let run = 0
export function leaveHandoff(): void {
  run += 1
  set({ phase: 'loading' })
}

/** Shows what is told before leaving, as the server tells it now. */
export async function openChoice(token: string, lender: string): Promise<void> {
  const mine = ++run
  set({ phase: 'loading' })
  const request = rememberedOffers(token)
  const answer = request === null ? null : await watchOffers(request)
  if (mine !== run) return
  if (answer && !answer.ok) return set({ phase: 'refused', problem: answer.problem })
  const choice = answer?.value.handoffs?.find((it) => it.notice.lender.id === lender)
  if (choice) set({ phase: 'told', choice, problem: null })
  else set({ phase: 'refused', problem: trouble('offer_withdrawn') })
}

/** She says yes, and is taken to the lender's page. */
export async function leave(token: string): Promise<void> {
  const { state } = useHandoff.getState()
  if (state.phase !== 'told') return
  const mine = ++run
  const { choice } = state
  set({ phase: 'leaving', choice })
  const answer = await leaveForLender(token, choice)
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'told', choice, problem: answer.problem })
  rememberOrderOf(answer.value.id, token)
  await go(answer.value)
}

/** To the page again; where there is none any more, what became of it is shown. */
export async function go(handoff: Handoff): Promise<void> {
  const token = rememberedOrderOf(handoff.id)
  if (handoff.leaveUrl === null) return set({ phase: 'back', handoff, token })
  set({ phase: 'gone', handoff, left: await leaveTo(handoff.leaveUrl) })
}

/** She is back: asks what became of it. */
export async function openReturn(given: string): Promise<void> {
  const mine = ++run
  const id = HandoffId.safeParse(given)
  if (!id.success) return set({ phase: 'refused', problem: trouble('not_found') })
  set({ phase: 'loading' })
  const answer = await comeBack(id.data)
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'refused', problem: answer.problem })
  const token = rememberedOrderOf(id.data)
  const { applicationId } = answer.value
  if (token !== null && applicationId !== null) rememberApplication(token, applicationId)
  set({ phase: 'back', handoff: answer.value, token })
}
