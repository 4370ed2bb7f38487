import { LoanId, type ServiceRequestId } from '@miaoguo/shared/id/id'
import type {
  ServiceRequest,
  ServiceRequestKind,
  ServiceRequestTopic,
} from '@miaoguo/shared/loan/service-request'
import { create } from 'zustand'
import { trouble, type Answer, type Trouble } from '../../api/answer'
import {
  acceptRelief,
  fileServiceRequest,
  listServiceRequests,
  refuseRelief,
} from '../../api/service-requests'

type Phase =
  | { phase: 'loading' }
  | { phase: 'ready'; loanId: LoanId; requests: readonly ServiceRequest[] }
  | { phase: 'refused'; problem: Trouble }

/** What the borrower has filled in so far; nothing is chosen, ever, but by the borrower. */
type Draft = { kind: ServiceRequestKind | null; topic: ServiceRequestTopic | null; text: string }
type State = {
  state: Phase
  draft: Draft
  sending: boolean
  /** What is missing from the draft, once it was tried to be sent. */
  missing: 'topic' | 'text' | null
  problem: Trouble | null
  /** The request that was just taken. */
  taken: ServiceRequest | null
  /** The offer that is being answered, and why that could not be done. */
  deciding: { id: ServiceRequestId; answer: 'accept' | 'refuse'; problem: Trouble | null } | null
}

/** As the contract asks. */
const leastText = 5
const nothing: Omit<State, 'state'> = {
  draft: { kind: null, topic: null, text: '' },
  sending: false,
  missing: null,
  problem: null,
  taken: null,
  deciding: null,
}
export const useHelp = create<State>(() => ({ state: { phase: 'loading' }, ...nothing }))
const set = (change: Partial<State>): void => useHelp.setState(change)

let run = 0

/** Opens what was asked about a loan before. Coming back keeps what is being written. */
export async function openHelp(loan: string): Promise<void> {
  const mine = ++run
  const { state } = useHelp.getState()
  if (state.phase !== 'ready' || state.loanId !== loan) set({ state: { phase: 'loading' } })
  const id = LoanId.safeParse(loan)
  const answer = id.success
    ? await listServiceRequests(id.data)
    : { ok: false as const, problem: trouble('not_found') }
  if (mine !== run) return
  if (!answer.ok || !id.success)
    set({
      state: { phase: 'refused', problem: answer.ok ? trouble('not_found') : answer.problem },
    })
  else set({ state: { phase: 'ready', loanId: id.data, requests: answer.value.items } })
}

export function leaveHelp(): void {
  run += 1
  set({ state: { phase: 'loading' }, ...nothing })
}

export function chooseKind(kind: ServiceRequestKind): void {
  const { draft } = useHelp.getState()
  if (draft.kind === kind) return
  set({ draft: { ...draft, kind, topic: null }, missing: null, problem: null, taken: null })
}

export function chooseTopic(topic: ServiceRequestTopic): void {
  set({ draft: { ...useHelp.getState().draft, topic }, missing: null, problem: null })
}

export function write(text: string): void {
  set({ draft: { ...useHelp.getState().draft, text }, missing: null, problem: null })
}

/** Sends the draft. A second tap finds the first at work and does nothing. */
export async function send(): Promise<void> {
  const { state, draft, sending } = useHelp.getState()
  if (state.phase !== 'ready' || sending || draft.kind === null) return
  const text = draft.text.trim()
  if (draft.topic === null) return set({ missing: 'topic' })
  if (text.length < leastText) return set({ missing: 'text' })
  const mine = run
  set({ sending: true, problem: null })
  const { loanId } = state
  const answer = await fileServiceRequest({ loanId, kind: draft.kind, topic: draft.topic, text })
  if (mine !== run) return
  if (!answer.ok) return set({ sending: false, problem: answer.problem })
  set({
    ...nothing,
    taken: answer.value,
    state: { ...state, requests: [answer.value, ...state.requests] },
  })
}

/** Reads again where everything stands; what is on the page stays until it is known. */
export async function lookAgain(): Promise<void> {
  const { state } = useHelp.getState()
  if (state.phase === 'ready') await openHelp(state.loanId)
}

export const accept = (id: ServiceRequestId, digest: string): Promise<void> =>
  decide(id, 'accept', () => acceptRelief(id, digest))

export const refuse = (id: ServiceRequestId): Promise<void> =>
  decide(id, 'refuse', () => refuseRelief(id))

/** Sends an answer to an offer. A second tap finds the first at work and does nothing. */
async function decide(
  id: ServiceRequestId,
  answer: 'accept' | 'refuse',
  send: () => Promise<Answer<ServiceRequest>>,
): Promise<void> {
  const { state, deciding } = useHelp.getState()
  if (state.phase !== 'ready' || (deciding !== null && deciding.problem === null)) return
  const mine = run
  set({ deciding: { id, answer, problem: null } })
  const told = await send()
  if (mine !== run) return
  if (!told.ok) return set({ deciding: { id, answer, problem: told.problem } })
  const now = useHelp.getState().state
  if (now.phase !== 'ready') return
  const requests = now.requests.map((it) => (it.id === id ? told.value : it))
  set({ deciding: null, state: { ...now, requests } })
}
