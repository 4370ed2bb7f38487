import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { LenderId } from '@miaoguo/shared/id/id'
import type { HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import type { LenderAnswer, Offer, OfferRequest } from '@miaoguo/shared/offer/offer'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { instantAfter } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { handoffChoiceOf } from './handoff-choices.ts'
import { longPoll } from './long-poll.ts'
import { missedTripsOf } from './missed-trips.ts'
import * as offers from './store.ts'

type Contract = typeof shopperCheckoutContract.watchOffers

/** An offer request as it stands, or as it stands when something has arrived after `after`. */
export async function watchOffers(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const { after } = input.query
  const read = async (): Promise<OfferRequest> => {
    const found = await offers.findRequest(deps.db, input.params.id, {
      borrowerId,
      today: deps.today(),
    })
    if (!found) throw new Problem('not_found')
    return toRequestView(deps, found)
  }
  if (after === undefined) return read()
  return longPoll(read, (it) => it.complete || it.version > after)
}

/** Cheapest first; a lender that was asked by a process that is gone is out of reach. */
export function toRequestView(deps: Deps, it: offers.StoredRequest): OfferRequest {
  const givenUp = instantAfter(it.createdAt, deps.env.LENDER_TIMEOUT_MS + 2000) <= deps.now()
  const lenders = it.lenders.flatMap((place): LenderAnswer[] => {
    const entry = deps.lenders.byId(place.lenderId)
    const state = place.state === 'asking' && givenUp ? 'unavailable' : place.state
    const rules = place.rules.length > 0 ? { rules: place.rules } : {}
    const { legalName } = entry?.identity ?? {}
    return legalName
      ? [{ lenderId: LenderId.parse(place.lenderId), legalName, state, ...rules }]
      : []
  })
  const today = atMerchantTime(deps, it.order.clockAheadMs).today()
  const handoffs = handoffsOf(deps, it, today)
  const missedTrips = missedTripsOf(deps.lenders, { ...it.order, today })
  return {
    id: it.id,
    checkoutId: it.checkoutId,
    version: it.version,
    complete: lenders.every((place) => place.state !== 'asking'),
    offers: it.offers.toSorted(byCost),
    lenders,
    ...(handoffs.length > 0 ? { handoffs } : {}),
    ...(missedTrips.length > 0 ? { missedTrips } : {}),
  }
}

/** Those who may still be gone to today. */
const handoffsOf = (deps: Deps, it: offers.StoredRequest, today: CalendarDate): HandoffChoice[] =>
  it.lenders.flatMap((place): HandoffChoice[] => {
    const entry =
      place.state === 'handoff'
        ? deps.lenders.eligible(deps.today()).find((known) => known.id === place.lenderId)
        : undefined
    const choice = entry && handoffChoiceOf(entry, { ...it.order, today })
    return choice ? [choice] : []
  })

const byCost = (a: Offer, b: Offer): number =>
  a.totalCostMinor - b.totalCostMinor ||
  a.annualRatePpm - b.annualRatePpm ||
  a.largestInstallmentMinor - b.largestInstallmentMinor ||
  (a.id < b.id ? -1 : 1)
