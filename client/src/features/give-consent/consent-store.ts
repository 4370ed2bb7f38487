import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { OfferId } from '@miaoguo/shared/id/id'
import type { Application } from '@miaoguo/shared/loan/loan'
import { create } from 'zustand'
import { trouble, type Answer, type Trouble } from '../../api/answer'
import { recordConsent } from '../../api/consents'
import { openDisclosure } from '../../api/disclosures'
import { applyForLoan } from '../../api/loans'
import { rememberApplication } from '../../session/remembered'

type Phase =
  | { phase: 'loading' }
  | { phase: 'unread' }
  | { phase: 'choosing'; disclosure: Disclosure; problem: Trouble | null }
  | { phase: 'sending'; disclosure: Disclosure; step: 'recording' | 'applying' }
  /** The request went out and no answer came: the lender may have booked it. */
  | { phase: 'unknown'; disclosure: Disclosure }
  | { phase: 'applied'; application: Application }
  | { phase: 'refused'; problem: Trouble }

export const allPurposes = [
  'loan_agreement',
  'share_identity_with_lender',
  'credit_bureau_query',
] as const satisfies readonly ConsentPurpose[]

/** What is still to be said yes to: of a line the rest was, when it was opened. */
const wanted = ({ creditLineId }: Disclosure): readonly ConsentPurpose[] =>
  creditLineId === undefined ? allPurposes : ['loan_agreement']

type State = { state: Phase; ticked: readonly ConsentPurpose[] }
export const useConsent = create<State>(() => ({ state: { phase: 'loading' }, ticked: [] }))
const set = (state: Phase): void => useConsent.setState({ state })

let run = 0

/** Opens the signing step. Nothing is ticked, ever, but by the borrower. */
export async function openConsent(offer: string): Promise<void> {
  const { state } = useConsent.getState()
  if (state.phase === 'sending' || state.phase === 'unknown') return
  const mine = ++run
  useConsent.setState({ state: { phase: 'loading' }, ticked: [] })
  const offerId = OfferId.safeParse(offer)
  const answer = offerId.success
    ? await openDisclosure(offerId.data)
    : { ok: false as const, problem: trouble('not_found') }
  if (mine !== run) return
  if (!answer.ok) set({ phase: 'refused', problem: answer.problem })
  else if (answer.value.confirmedAt === null || answer.value.creditLineId !== undefined)
    set({ phase: 'unread' })
  else set({ phase: 'choosing', disclosure: answer.value, problem: null })
}

export function leaveConsent(): void {
  run += 1
  useConsent.setState({ state: { phase: 'loading' }, ticked: [] })
}

export function toggle(purpose: ConsentPurpose): void {
  const { state, ticked } = useConsent.getState()
  if (state.phase !== 'choosing') return
  useConsent.setState({
    ticked: ticked.includes(purpose) ? ticked.filter((it) => it !== purpose) : [...ticked, purpose],
  })
}

/** The one yes of what is drawn from a line: given by the button under its sheet, which says so. */
export async function agreeToDraw(token: string, disclosure: Disclosure): Promise<void> {
  const { state } = useConsent.getState()
  if (state.phase === 'sending' || state.phase === 'unknown') return
  useConsent.setState({
    state: { phase: 'choosing', disclosure, problem: null },
    ticked: wanted(disclosure),
  })
  await agree(token)
}

/** Records the yes and applies. A second tap finds the first one at work and does nothing. */
export async function agree(token: string): Promise<void> {
  const { state, ticked } = useConsent.getState()
  if (state.phase !== 'choosing' && state.phase !== 'unknown') return
  const { disclosure } = state
  if (wanted(disclosure).some((it) => !ticked.includes(it))) return
  set({ phase: 'sending', disclosure, step: 'recording' })
  const answer = await originate(disclosure)
  if (answer.ok) {
    rememberApplication(token, answer.value.id)
    set({ phase: 'applied', application: answer.value })
  } else {
    set(afterRefusal(disclosure, answer.problem))
  }
}

async function originate(disclosure: Disclosure): Promise<Answer<Application>> {
  const consent = await recordConsent(disclosure, [...wanted(disclosure)])
  if (!consent.ok) return consent
  set({ phase: 'sending', disclosure, step: 'applying' })
  return applyForLoan(consent.value.id)
}

function afterRefusal(disclosure: Disclosure, problem: Trouble): Phase {
  switch (problem.code) {
    case 'offline':
    case 'answer_unreadable':
    case 'internal_error':
    case 'idempotency_request_running':
      return { phase: 'unknown', disclosure }
    case 'disclosure_not_confirmed':
    case 'disclosure_outdated':
      return { phase: 'unread' }
    case 'rate_limited':
    case 'lender_unavailable':
    case 'consent_missing':
      return { phase: 'choosing', disclosure, problem }
    default:
      return { phase: 'refused', problem }
  }
}
