import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import type { CashTerms } from '@miaoguo/shared/checkout/cash'
import type { CardId } from '@miaoguo/shared/id/id'
import { parseMoney } from '@miaoguo/shared/money/format'
import type { AmortizationMethod } from '@miaoguo/shared/schedule/installment'
import { create } from 'zustand'
import type { Trouble } from '../../api/answer'
import { viewApplicant } from '../../api/applicants'
import { openCashRequest, viewCashTerms } from '../../api/cash'
import { draftOf, keepDraft } from '../../session/draft'
import { rememberCard } from '../../session/remembered'

export type Range = NonNullable<CashTerms['range']>

type Phase =
  | { phase: 'loading' }
  | { phase: 'ready'; range: Range; applicant: Applicant }
  /** No lender lends cash today. */
  | { phase: 'nobody_lends' }
  | { phase: 'refused'; problem: Trouble }

/** `any` is an answer like the others: offers of every length, repaid in every way. */
export type Count = number | 'any'
export type Method = AmortizationMethod | 'any'

type Wish = {
  amountText: string
  count: Count | null
  method: Method | null
  cardId: CardId | null
}
type State = Wish & {
  state: Phase
  /** Whether what is missing is said: of the amount once it was left, of the rest once it was sent. */
  amountLeft: boolean
  tried: boolean
  opening: boolean
  problem: Trouble | null
}

const nothing: Omit<State, 'state'> = {
  amountText: '',
  count: null,
  method: null,
  cardId: null,
  amountLeft: false,
  tried: false,
  opening: false,
  problem: null,
}
export const useCash = create<State>(() => ({ state: { phase: 'loading' }, ...nothing }))
const set = (change: Partial<State>): void => useCash.setState(change)

let run = 0

/** Opens the form: what lenders publish today, and the cards it may be paid to. Coming back keeps what was filled in. */
export async function openCash(): Promise<void> {
  if (useCash.getState().opening) return
  const mine = ++run
  const first = useCash.getState().state.phase !== 'ready'
  const [terms, applicant] = await Promise.all([viewCashTerms(), viewApplicant()])
  if (mine !== run) return
  if (!applicant.ok) return set({ state: { phase: 'refused', problem: applicant.problem } })
  if (!terms.ok) return set({ state: { phase: 'refused', problem: terms.problem } })
  const { range } = terms.value
  if (range === null) return set({ state: { phase: 'nobody_lends' } })
  const { cardId } = useCash.getState()
  const bound = applicant.value.cards.some((it) => it.id === cardId)
  set({
    state: { phase: 'ready', range, applicant: applicant.value },
    cardId: bound ? cardId : null,
    ...(first ? restored(range) : {}),
  })
}

export function leaveCash(): void {
  run += 1
  set({ state: { phase: 'loading' }, ...nothing })
}

/** The draft, as far as it can still be asked for. */
function restored(range: Range): Partial<Wish> {
  const { amountText = '', count = '', method = '' } = draftOf('cash')
  const counted: Count | null =
    count === 'any' ? 'any' : (countsOf(range).find((it) => String(it) === count) ?? null)
  const way =
    method === 'any' ? 'any' : (methodsOf(range, counted).find((it) => it === method) ?? null)
  return { amountText, count: counted, method: way }
}

const kept = (): void => {
  const { amountText, count, method } = useCash.getState()
  keepDraft('cash', { amountText, count: String(count ?? ''), method: method ?? '' })
}

/** For how long one may borrow. */
export const countsOf = (range: Range): number[] =>
  range.choices.map((it) => it.installmentCount).filter((it, i, all) => all.indexOf(it) === i)

/** How a loan of this length may be repaid; nothing before the length is chosen. */
export const methodsOf = (range: Range, count: Count | null): AmortizationMethod[] =>
  range.choices
    .filter((it) => count === 'any' || it.installmentCount === count)
    .map((it) => it.method)
    .filter((it, i, all) => all.indexOf(it) === i)

export function typeAmount(text: string): void {
  set({ amountText: text.replace(/[^\d.,]/g, ''), amountLeft: false, problem: null })
  kept()
}
export const leaveAmount = (): void => {
  if (useCash.getState().amountText !== '') set({ amountLeft: true })
}

export function chooseCount(count: Count): void {
  const { state, method } = useCash.getState()
  if (state.phase !== 'ready') return
  const ways = methodsOf(state.range, count)
  set({
    count,
    method: method === 'any' || (method !== null && ways.includes(method)) ? method : null,
    problem: null,
  })
  kept()
}

export function chooseMethod(method: Method): void {
  set({ method, problem: null })
  kept()
}

export const chooseCard = (cardId: CardId): void => set({ cardId, problem: null })

/** The amount in minor units; null when it is none, or none that anybody lends. */
export function amountOf(text: string, range: Range): number | null {
  const amountMinor = parseMoney(text.trim(), range.currency)
  if (amountMinor === null) return null
  return amountMinor >= range.amountMinMinor && amountMinor <= range.amountMaxMinor
    ? amountMinor
    : null
}

/** Opens the request and gives the token that leads to its offers; null when something is missing or refused. */
export async function seeOffers(): Promise<string | null> {
  const { state, amountText, count, method, cardId, opening } = useCash.getState()
  if (state.phase !== 'ready' || opening) return null
  set({ tried: true, amountLeft: true, problem: null })
  const { range } = state
  const amountMinor = amountOf(amountText, range)
  const oneWay = methodsOf(range, count).length === 1
  if (amountMinor === null || count === null || cardId === null) return null
  if (method === null && !oneWay) return null
  const mine = ++run
  set({ opening: true })
  const answer = await openCashRequest({
    amountMinor,
    cardId,
    ...(count === 'any' ? {} : { installmentCount: count }),
    ...(method === null || method === 'any' ? {} : { method }),
  })
  if (mine !== run) return null
  set({ opening: false })
  if (answer.ok) {
    keepDraft('cash', null)
    rememberCard(answer.value.token, cardId)
    return answer.value.token
  }
  await refuse(answer.problem)
  return null
}

/** A card that is gone, or a name that is, shows itself in what is known now. */
async function refuse(problem: Trouble): Promise<void> {
  if (problem.code === 'sign_in_needed') return set({ state: { phase: 'refused', problem } })
  if (problem.code === 'not_found' || problem.code === 'identity_missing') await openCash()
  set({ problem })
}
