import type { Currency } from '@miaoguo/shared/money/money'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import { configuredTerms, type AgreedProfile } from '../configured.ts'
import { decimalOf } from '../decimal.ts'
import type { Asked, Booking, Lender, Origination, QuoteQuestion, Quoted } from '../lender.ts'
import { notAsked, refusedHere, unsupported } from '../unsupported.ts'
import { offContract, plainOutage, traceOf, unknownOf } from '../vendor.ts'
import { flexPayClient, type FlexPayTarget } from './client.ts'
import { openHandoff, readHandoff, sessionMs } from './handoff.ts'
import * as operations from './operations.ts'
import type { FlexPayDesk } from './operations.ts'
import { flexPayCapabilities, toOrder, toState, toVerdict } from './translate.ts'
import { WireNothing, WireOffers, WireTransaction } from './wire.ts'

export type FlexPaySeed = FlexPayTarget & {
  profile: AgreedProfile
  integrationId: string
  /** The page that shows Flex Pay's window, as agreed; without one nobody is sent there. */
  windowUrl?: string | undefined
  currency: Currency
}

/** Flex Pay: trips, agreed on in its own window; here a transaction is authorized and lived with. */
export function flexPay(seed: FlexPaySeed): Lender {
  const desk: FlexPayDesk = { ask: flexPayClient(seed), currency: seed.currency, now: seed.now }
  return {
    ...unsupported,
    terms: async () => configuredTerms(seed.profile, flexPayCapabilities),
    quote: (question) => quote(seed, desk, question),
    openHandoff: (it) => openHandoff(desk, seed, it),
    handoff: (reference) => readHandoff(desk, reference),
    originate: (it) => originate(desk, it),
    loan: (loanReference) => operations.readState(desk, loanReference),
    capture: (it) => operations.capture(desk, it),
    cancel: (it) => operations.cancel(desk, it),
    releaseRemaining: (it) => operations.releaseRemaining(desk, it),
    refund: (it) => operations.refund(desk, it),
  }
}

async function quote(
  seed: FlexPaySeed,
  desk: FlexPayDesk,
  question: QuoteQuestion,
): Promise<Asked<Quoted>> {
  const { purchase } = question
  // It lends against trips in its one currency; anything else is not its business.
  if (!purchase?.itinerary || question.currency !== seed.currency) return notAsked()
  const asked = await desk.ask(
    {
      method: 'POST',
      path: '/v1/marketing/offers',
      body: { integrationId: seed.integrationId, orders: [toOrder({ ...question, purchase })] },
    },
    WireOffers,
  )
  if (!asked.ok) return plainOutage(asked)
  const verdict = toVerdict(asked.value)
  const trace = traceOf(asked)
  switch (verdict.decision) {
    case 'outage':
      return { ...trace, ok: false, reason: verdict.reason }
    case 'declined':
      return { ...trace, ok: true, value: { decision: 'declined', reasons: verdict.reasons } }
    case 'available':
      return {
        ...trace,
        ok: true,
        value: {
          decision: 'handoff',
          sessionReference: asked.value.orderId ?? question.requestReference,
          clientToken: null,
          expiresAt: instantAfter(seed.now(), sessionMs),
        },
      }
  }
}

/** Authorizes the order the borrower agreed to, confirms it, and captures it unless that is left for later. Each step has its own key. */
async function originate(desk: FlexPayDesk, it: Origination): Promise<Booking> {
  const { agreed, authorization } = it
  if (authorization === undefined || agreed.currency !== desk.currency) return refusedHere()
  const made = await desk.ask(
    {
      method: 'POST',
      path: '/v1/transactions',
      key: it.originationReference,
      body: {
        order_id: authorization,
        amount: Number(decimalOf(agreed.principalMinor, agreed.currency)),
        currency: agreed.currency,
        merchant_reference_id: it.originationReference,
      },
    },
    WireTransaction,
  )
  if (!made.ok) {
    if (made.declined) return { ...traceOf(made), outcome: 'declined', reasons: made.declined }
    const said = made.reason === 'refused' || made.reason === 'not_found'
    return said
      ? { ...traceOf(made), outcome: 'refused', status: made.status ?? 0 }
      : unknownOf(made)
  }
  const confirmed = await desk.ask(
    {
      method: 'PUT',
      path: `/v1/orders/${encodeURIComponent(authorization)}/confirmation`,
      body: { confirmationId: it.merchantReference },
    },
    WireNothing,
  )
  if (!confirmed.ok) return unknownOf(confirmed)
  const loanReference = made.value.id
  if (it.capture !== 'manual') {
    const drawn = await operations.capture(desk, {
      operationReference: `${it.originationReference}.c`,
      loanReference,
      amountMinor: agreed.principalMinor,
      currency: agreed.currency,
      today: agreed.drawnOn ?? '',
    })
    if (drawn.outcome !== 'settled')
      return { ...traceOf(drawn), outcome: 'unknown', reason: 'answer_off_contract' }
  }
  const state = toState(made.value, { currency: desk.currency, nowMs: millisecondsOf(desk.now()) })
  if (!state) return unknownOf(offContract(made))
  return {
    ...traceOf(made),
    outcome: 'approved',
    loanReference,
    principalMinor: state.authorizedMinor,
    currency: desk.currency,
    schedule: [],
    authorizationExpiresAt: it.capture === 'manual' ? state.authorizationExpiresAt : null,
  }
}
