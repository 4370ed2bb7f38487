import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { CreditLineOffering } from '@miaoguo/shared/credit-line/notice'
import type { CreditLineId } from '@miaoguo/shared/id/id'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { viewApplicant } from '../../api/applicants'
import { applyForLine, listOfferings } from '../../api/credit-lines'

type Shown = { offering: CreditLineOffering; applicant: Applicant }
type Phase =
  | { phase: 'loading' }
  | ({ phase: 'choosing'; problem: Trouble | null } & Shown)
  | ({ phase: 'sending' } & Shown)
  /** The request went out and no answer came: the lender may have heard it. */
  | ({ phase: 'unknown' } & Shown)
  | { phase: 'applied'; id: CreditLineId }
  /** Nobody offers it now. */
  | { phase: 'gone' }
  | { phase: 'refused'; problem: Trouble }

export const purposes = [
  'loan_agreement',
  'share_identity_with_lender',
  'credit_bureau_query',
] as const satisfies readonly ConsentPurpose[]

type State = { state: Phase; ticked: readonly ConsentPurpose[] }
export const useApplying = create<State>(() => ({ state: { phase: 'loading' }, ticked: [] }))
const set = (state: Phase): void => useApplying.setState({ state })

let run = 0

/** Opens what a lender offers. Nothing is ticked, ever, but by the borrower; a yes to other terms is no yes to these. */
export async function openApplying(lender: string): Promise<void> {
  const before = useApplying.getState()
  if (before.state.phase === 'sending' || before.state.phase === 'unknown') return
  const mine = ++run
  const [offerings, applicant] = await Promise.all([listOfferings(), viewApplicant()])
  if (mine !== run) return
  if (!offerings.ok) return set({ phase: 'refused', problem: offerings.problem })
  if (!applicant.ok) return set({ phase: 'refused', problem: applicant.problem })
  const offering = offerings.value.items.find((it) => it.notice.lender.id === lender)
  if (!offering) return set({ phase: 'gone' })
  const same =
    'offering' in before.state && before.state.offering.noticeDigest === offering.noticeDigest
  useApplying.setState({
    state: { phase: 'choosing', offering, applicant: applicant.value, problem: null },
    ticked: same ? before.ticked : [],
  })
}

export function leaveApplying(): void {
  run += 1
  useApplying.setState({ state: { phase: 'loading' }, ticked: [] })
}

export function toggle(purpose: ConsentPurpose): void {
  const { state, ticked } = useApplying.getState()
  if (state.phase !== 'choosing') return
  useApplying.setState({
    ticked: ticked.includes(purpose) ? ticked.filter((it) => it !== purpose) : [...ticked, purpose],
  })
}

/** Asks the lender. A second tap finds the first one at work and does nothing. */
export async function applyNow(): Promise<void> {
  const { state, ticked } = useApplying.getState()
  if (state.phase !== 'choosing' && state.phase !== 'unknown') return
  if (purposes.some((it) => !ticked.includes(it))) return
  const mine = run
  const { offering, applicant } = state
  set({ phase: 'sending', offering, applicant })
  const answer = await applyForLine(offering, [...purposes])
  if (mine !== run) return
  if (answer.ok) set({ phase: 'applied', id: answer.value.id })
  else set(afterRefusal({ offering, applicant }, answer.problem))
}

function afterRefusal(shown: Shown, problem: Trouble): Phase {
  switch (problem.code) {
    case 'offline':
    case 'answer_unreadable':
    case 'internal_error':
    case 'idempotency_request_running':
      return { phase: 'unknown', ...shown }
    case 'credit_line_not_offered':
    case 'not_found':
      return { phase: 'gone' }
    case 'rate_limited':
    case 'consent_missing':
      return { phase: 'choosing', ...shown, problem }
    default:
      return { phase: 'refused', problem }
  }
}
