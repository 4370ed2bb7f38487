import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import { bareCardNumber } from '@miaoguo/shared/applicant/card-number'
import type { CardId } from '@miaoguo/shared/id/id'
import { create } from 'zustand'
import type { Answer, Trouble } from '../../api/answer'
import {
  bindCard,
  removeCard,
  removeIdentity,
  sayStudent as tellStudent,
  verifyIdentity,
  viewApplicant,
} from '../../api/applicants'
import { draftOf, keepDraft } from '../../session/draft'
import {
  cardFields,
  empty,
  faultOf,
  identityFields,
  inGroups,
  tidied,
  type Form,
  type Wrong,
} from './faults'

type Phase =
  | { phase: 'loading' }
  | { phase: 'ready'; applicant: Applicant }
  | { phase: 'refused'; problem: Trouble }

/** What a button is about: who one is, whether one studies, taking one's name back, a new card, or a card that is bound. */
export type Matter = 'identity' | 'student' | 'removal' | 'card' | CardId

type State = {
  state: Phase
  form: Form
  wrong: Wrong
  busy: Matter | null
  problem: { about: Matter; problem: Trouble } | null
  /** Whether the form for a further card is open; for the first card it always is. */
  adding: boolean
  /** What was asked to be removed and not confirmed yet: a card, or the name with all of them. */
  leaving: CardId | 'removal' | null
}

const nothing: Omit<State, 'state'> = {
  form: empty,
  wrong: {},
  busy: null,
  problem: null,
  adding: false,
  leaving: null,
}
export const useApplicant = create<State>(() => ({ state: { phase: 'loading' }, ...nothing }))
const set = (change: Partial<State>): void => useApplicant.setState(change)

let run = 0

/** Opens what is known of who asks. Coming back keeps what is being typed. */
export async function openApplicant(): Promise<void> {
  if (useApplicant.getState().busy !== null) return
  const mine = ++run
  const answer = await viewApplicant()
  if (mine !== run) return
  if (!answer.ok) return set({ state: { phase: 'refused', problem: answer.problem } })
  const { form } = useApplicant.getState()
  const name = form.name === '' ? (draftOf('applicant').name ?? '') : form.name
  set({ state: { phase: 'ready', applicant: answer.value }, form: { ...form, name } })
}

/** What was typed goes with the page; only the name waits in its draft. */
export function leaveApplicant(): void {
  run += 1
  set({ state: { phase: 'loading' }, ...nothing })
}

export function typeField(field: keyof typeof tidied, text: string): void {
  const { form, wrong } = useApplicant.getState()
  const typed = { ...form, [field]: tidied[field](text) }
  const { [field]: _mended, ...others } = wrong
  set({ form: typed, wrong: others, problem: null })
  if (field === 'name') keepDraft('applicant', { name: typed.name })
}

export function sayStudent(student: boolean): void {
  const { form, wrong } = useApplicant.getState()
  const { student: _mended, ...others } = wrong
  set({ form: { ...form, student }, wrong: others, problem: null })
}

/** A field was left: only now is it said what is wrong with it, and of an empty one nothing. */
export function leaveField(field: keyof typeof tidied): void {
  const { form, wrong } = useApplicant.getState()
  if (form[field] === '') return
  const fault = faultOf(field, form)
  const { [field]: _before, ...others } = wrong
  set({
    form: field === 'cardNumber' ? { ...form, cardNumber: inGroups(form.cardNumber) } : form,
    wrong: fault === null ? others : { ...others, [field]: fault },
  })
}

/** Whether all of these are right; says beside each what is not. */
function allRight(fields: readonly (keyof Form)[]): boolean {
  const { form, wrong } = useApplicant.getState()
  const found: Wrong = { ...wrong }
  for (const field of fields) {
    const fault = faultOf(field, form)
    if (fault === null) delete found[field]
    else found[field] = fault
  }
  set({ wrong: found })
  return fields.every((field) => found[field] === undefined)
}

export async function verify(): Promise<void> {
  const { form } = useApplicant.getState()
  if (!free() || !allRight(identityFields) || form.student === null) return
  const { idNumber, student } = form
  const answer = await about('identity', () =>
    verifyIdentity({ name: form.name.trim(), idNumber, student }),
  )
  // Whoever may not borrow leaves nothing behind, on this phone either.
  if (answer === null || (!answer.ok && answer.problem.code !== 'identity_not_adult')) return
  const now = useApplicant.getState().form
  set({ form: { ...now, name: '', idNumber: '', student: null }, wrong: {} })
  keepDraft('applicant', null)
}

export async function bind(): Promise<void> {
  const { form } = useApplicant.getState()
  if (!free() || !allRight(cardFields)) return
  const { phone } = form
  const answer = await about('card', () =>
    bindCard({ number: bareCardNumber(form.cardNumber), phone }),
  )
  if (answer === null || !answer.ok) return
  set({ form: { ...useApplicant.getState().form, cardNumber: '', phone: '' }, adding: false })
}

export const addCard = (): void => set({ adding: true, problem: null })
export const askRemoval = (leaving: State['leaving']): void => set({ leaving, problem: null })

export async function remove(id: CardId): Promise<void> {
  if (!free()) return
  const answer = await about(id, () => removeCard(id))
  if (answer !== null && answer.ok) set({ leaving: null })
}

/** Takes back who one is; the draft of a name goes with it. */
export async function removeName(): Promise<void> {
  if (!free()) return
  const answer = await about('removal', removeIdentity)
  if (answer === null || !answer.ok) return
  keepDraft('applicant', null)
  set({ form: empty, wrong: {}, leaving: null, adding: false })
}

/** Says again whether one studies, of a name that is verified. */
export async function changeStudent(student: boolean): Promise<void> {
  if (free()) await about('student', () => tellStudent(student))
}

/** Hides the refusal, so that the form can be filled in again. */
export const fillAgain = (): void => set({ problem: null })

const free = (): boolean => {
  const { state, busy } = useApplicant.getState()
  return state.phase === 'ready' && busy === null
}

/** Asks the server about one matter and shows what it says; null when the page was left meanwhile. */
async function about(
  matter: Matter,
  ask: () => Promise<Answer<Applicant>>,
): Promise<Answer<Applicant> | null> {
  const mine = ++run
  set({ busy: matter, problem: null })
  const answer = await ask()
  if (mine !== run) return null
  if (answer.ok) set({ busy: null, state: { phase: 'ready', applicant: answer.value } })
  else if (answer.problem.code === 'sign_in_needed')
    set({ busy: null, state: { phase: 'refused', problem: answer.problem } })
  else set({ busy: null, problem: { about: matter, problem: answer.problem } })
  return answer
}
