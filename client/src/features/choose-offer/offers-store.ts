import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import type { OfferId } from '@miaoguo/shared/id/id'
import type { OfferRequest } from '@miaoguo/shared/offer/offer'
import { create } from 'zustand'
import { trouble, type Answer, type Trouble } from '../../api/answer'
import { offersIntention, requestOffers, viewCheckout, watchOffers } from '../../api/checkouts'
import { endIntention } from '../../api/intention'
import { instantMs, nowMs, wait } from '../../platform/clock'
import {
  rememberedApplication,
  rememberedOffers,
  rememberApplication,
  rememberOffers,
} from '../../session/remembered'
import type { Sorting } from './sort-offers'

type Phase =
  | { phase: 'loading' }
  | { phase: 'asking'; checkout: ShopperCheckout }
  | { phase: 'sign_in_needed'; checkout: ShopperCheckout }
  | { phase: 'ready'; checkout: ShopperCheckout; request: OfferRequest; line: 'held' | 'lost' }
  | { phase: 'closed'; checkout: ShopperCheckout }
  | { phase: 'refused'; problem: Trouble; checkout: ShopperCheckout | null }

type State = {
  token: string
  state: Phase
  sorting: Sorting
  /** Offers whose time has passed on this phone's clock; the server has the last word. */
  lapsed: OfferId[]
}

export const useOffers = create<State>(() => ({
  token: '',
  state: { phase: 'loading' },
  sorting: 'total_cost',
  lapsed: [],
}))

const set = (state: Phase): void => useOffers.setState({ state })
export const sortBy = (sorting: Sorting): void => useOffers.setState({ sorting })

/** Each opening has a number; what an earlier one still hears is no longer news. */
let run = 0
const tokenForm = /^[\w-]{20,64}$/
const patienceMs = [1000, 2000, 4000, 8000]

/** Opens or reopens a checkout. Coming back finds the same offers, not new ones. */
export async function openCheckout(token: string): Promise<void> {
  const mine = ++run
  const before = useOffers.getState()
  if (before.token !== token || before.state.phase !== 'ready') {
    useOffers.setState({ token, state: { phase: 'loading' }, lapsed: [] })
  }
  const checkout = tokenForm.test(token)
    ? await viewCheckout(token)
    : { ok: false as const, problem: trouble('not_found') }
  if (mine !== run) return
  if (!checkout.ok) set({ phase: 'refused', problem: checkout.problem, checkout: null })
  else if (checkout.value.status !== 'open') set({ phase: 'closed', checkout: checkout.value })
  else await findOffers(checkout.value, mine)
}

async function findOffers(checkout: ShopperCheckout, mine: number): Promise<void> {
  const { token, state } = useOffers.getState()
  if (state.phase !== 'ready') set({ phase: 'asking', checkout })
  const answer = await sameOffers(token)
  if (mine !== run) return
  if (answer.ok) {
    rememberOffers(token, answer.value.id)
    rememberApplication(token, null)
    set({ phase: 'ready', checkout, request: answer.value, line: 'held' })
    markLapsed()
    await keepWatching(mine)
  } else if (answer.problem.code === 'sign_in_needed') {
    set({ phase: 'sign_in_needed', checkout })
  } else {
    set({ phase: 'refused', problem: answer.problem, checkout })
  }
}

/** The offers this phone asked for before, unless they are gone, another borrower's, or all lapsed. */
async function sameOffers(token: string): Promise<Answer<OfferRequest>> {
  const id = rememberedOffers(token)
  if (id !== null) {
    const before = await watchOffers(id)
    if (before.ok && isStillGood(before.value)) return before
    if (!before.ok && before.problem.code !== 'not_found') return before
    forgetOffers(token)
  }
  return requestOffers(token)
}

const isStillGood = (it: OfferRequest): boolean =>
  !it.complete || it.offers.some((offer) => instantMs(offer.expiresAt) > nowMs())

function forgetOffers(token: string): void {
  rememberOffers(token, null)
  endIntention(offersIntention(token))
}

/** Asks every lender anew. */
export async function askAgain(): Promise<void> {
  const { token, state } = useOffers.getState()
  if (state.phase === 'loading' || state.phase === 'asking') return
  forgetOffers(token)
  set({ phase: 'loading' })
  await openCheckout(token)
}

/** Forgets the offers of an order whose application was declined: its next ones are new. */
export function startOver(token: string): void {
  forgetOffers(token)
  rememberApplication(token, null)
  useOffers.setState({ state: { phase: 'loading' } })
}

/** Late lenders: asks until nobody is thinking any more, the page is left, or the order closes. */
async function keepWatching(mine: number): Promise<void> {
  let lost = 0
  for (;;) {
    const { state } = useOffers.getState()
    if (mine !== run || state.phase !== 'ready' || state.request.complete) return
    const answer = await watchOffers(state.request.id, state.request.version)
    if (mine !== run) return
    lost = answer.ok ? 0 : lost + 1
    if (answer.ok) set({ ...state, request: answer.value, line: 'held' })
    else if (answer.problem.code === 'sign_in_needed')
      set({ phase: 'sign_in_needed', checkout: state.checkout })
    else if (answer.problem.code === 'not_found') return
    else set({ ...state, line: 'lost' })
    if (!answer.ok) await wait(patienceMs[Math.min(lost - 1, patienceMs.length - 1)] ?? 1000)
  }
}

export function leaveOffers(): void {
  run += 1
}

/** Notes which offers have passed their time. */
export function markLapsed(): void {
  const { state, lapsed } = useOffers.getState()
  if (state.phase !== 'ready') return
  const now = state.request.offers
    .filter((it) => instantMs(it.expiresAt) <= nowMs())
    .map((it) => it.id)
  if (now.length !== lapsed.length) useOffers.setState({ lapsed: now })
}

/** The application of this order that this phone knows of. */
export const knownApplication = (token: string) => rememberedApplication(token)
