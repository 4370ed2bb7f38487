import { LoanId, type CardId } from '@miaoguo/shared/id/id'
import type { Autopay, AutopayOffer, AutopayState } from '@miaoguo/shared/repayment/autopay'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { previewAutopay, setUpAutopay, viewAutopay } from '../../api/autopay'

type Choosing = { standing: AutopayState; cardId: CardId | null; missing: boolean }
type Reading = { standing: AutopayState; cardId: CardId; offer: AutopayOffer }

type Phase =
  | { phase: 'loading' }
  | ({ phase: 'choosing'; busy: boolean; problem: Trouble | null } & Choosing)
  /** The whole text is on the table; nothing is agreed to. */
  | ({ phase: 'reading'; problem: Trouble | null } & Reading)
  | ({ phase: 'sending' } & Reading)
  /** The request went out and no answer came: it may be set up. */
  | ({ phase: 'unanswered' } & Reading)
  | { phase: 'told'; autopay: Autopay }
  | { phase: 'refused'; problem: Trouble }

export const useSetUp = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useSetUp.setState({ state })

let run = 0

/** Opens the choice of a card. A text that is being read, or is under way, stays when the page is shown again. */
export async function openSetUp(loan: string): Promise<void> {
  const { state } = useSetUp.getState()
  if (state.phase !== 'loading' && state.phase !== 'choosing' && state.phase !== 'refused') return
  const mine = ++run
  const id = LoanId.safeParse(loan)
  if (!id.success) return set({ phase: 'refused', problem: trouble('not_found') })
  const answer = await viewAutopay(id.data)
  if (mine !== run) return
  if (!answer.ok) return set({ phase: 'refused', problem: answer.problem })
  const chosen = state.phase === 'choosing' ? state.cardId : null
  const cardId = answer.value.cards.some((it) => it.id === chosen) ? chosen : null
  set(asked(answer.value, { cardId }))
}

const asked = (
  standing: AutopayState,
  it: { cardId: CardId | null; problem?: Trouble },
): Phase => ({
  phase: 'choosing',
  standing,
  cardId: it.cardId,
  missing: false,
  busy: false,
  problem: it.problem ?? null,
})

export function leaveSetUp(): void {
  run += 1
  set({ phase: 'loading' })
}

export function chooseCard(cardId: CardId): void {
  const { state } = useSetUp.getState()
  if (state.phase === 'choosing' && !state.busy)
    set({ ...state, cardId, missing: false, problem: null })
}

/** Fetches the whole text for the card that was chosen. */
export async function readText(): Promise<void> {
  const { state } = useSetUp.getState()
  if (state.phase !== 'choosing' || state.busy) return
  const { standing, cardId } = state
  if (cardId === null) return set({ ...state, missing: true })
  const mine = ++run
  set({ ...state, busy: true, problem: null })
  const answer = await previewAutopay(standing.loanId, cardId)
  if (mine !== run) return
  if (!answer.ok) return set({ ...state, busy: false, problem: answer.problem })
  set({ phase: 'reading', standing, cardId, offer: answer.value, problem: null })
}

/** Back to the choice of a card; nothing is agreed to. */
export function changeCard(): void {
  const { state } = useSetUp.getState()
  if (state.phase === 'reading') set(asked(state.standing, { cardId: state.cardId }))
}

/** Agrees. A second tap finds the first one at work and does nothing. */
export async function agree(): Promise<void> {
  const { state } = useSetUp.getState()
  if (state.phase !== 'reading' && state.phase !== 'unanswered') return
  const { standing, cardId, offer } = state
  const reading = { standing, cardId, offer }
  const mine = ++run
  set({ phase: 'sending', ...reading })
  const answer = await setUpAutopay(standing.loanId, { cardId, digest: offer.digest })
  if (mine !== run) return
  if (answer.ok) return set({ phase: 'told', autopay: answer.value })
  const { problem } = answer
  switch (problem.code) {
    case 'offline':
    case 'answer_unreadable':
    case 'internal_error':
    case 'idempotency_request_running':
      return set({ phase: 'unanswered', ...reading })
    case 'autopay_changed':
    case 'card_missing':
      return set(asked(standing, { cardId: null, problem }))
    case 'rate_limited':
    case 'lender_unavailable':
      return set({ phase: 'reading', ...reading, problem })
    default:
      return set({ phase: 'refused', problem })
  }
}
