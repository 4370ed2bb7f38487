import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { configuredTerms, type AgreedProfile } from '../configured.ts'
import type { Asked, Booking, Lender, Origination, QuoteQuestion, Quoted } from '../lender.ts'
import { refusedHere, unsupported } from '../unsupported.ts'
import { offContract, traceOf, unknownOf } from '../vendor.ts'
import { ask, type KlarnaTarget } from './client.ts'
import { dropHandoff, openHandoff, openSession, readHandoff, sessionMs } from './handoff.ts'
import * as operations from './operations.ts'
import { klarnaCapabilities, toBooking, toPurchase, toState } from './translate.ts'
import { WireCreatedOrder } from './wire.ts'

export type KlarnaSeed = KlarnaTarget & { profile: AgreedProfile; now(): Instant }

/** Klarna: the borrower agrees on Klarna's own page; here an order is made of it and lived with. */
export function klarna(seed: KlarnaSeed): Lender {
  return {
    ...unsupported,
    terms: async () => configuredTerms(seed.profile, klarnaCapabilities),
    quote: (question) => quote(seed, question),
    openHandoff: (it) => openHandoff(seed, it),
    handoff: (reference) => readHandoff(seed, reference),
    dropHandoff: (authorization) => dropHandoff(seed, authorization),
    originate: (it) => originate(seed, it),
    loan: async (loanReference) => {
      const asked = await operations.readOrder(seed, loanReference)
      if (!asked.ok) return asked
      const value = toState(asked.value)
      return value ? { ...traceOf(asked), ok: true, value } : offContract(asked)
    },
    capture: (it) => operations.capture(seed, it),
    cancel: (it) => operations.cancel(seed, it),
    releaseRemaining: (it) => operations.releaseRemaining(seed, it),
    extendAuthorization: (it) => operations.extendAuthorization(seed, it),
    refund: (it) => operations.refund(seed, it),
  }
}

async function quote(seed: KlarnaSeed, question: QuoteQuestion): Promise<Asked<Quoted>> {
  const asked = await openSession(seed, question)
  if (!asked.ok) return asked
  return {
    ...traceOf(asked),
    ok: true,
    value: {
      decision: 'handoff',
      sessionReference: asked.value.session_id,
      clientToken: asked.value.client_token,
      expiresAt: instantAfter(seed.now(), sessionMs),
    },
  }
}

/** The authorization token is the key: sent again, it answers the order it made. The order itself tells how it stands. */
async function originate(seed: KlarnaSeed, it: Origination): Promise<Booking> {
  const { purchase, authorization, agreed } = it
  if (!purchase || authorization === undefined) return refusedHere()
  const money = {
    amountMinor: agreed.principalMinor,
    currency: agreed.currency,
    reference: it.originationReference,
  }
  const made = await ask(
    seed,
    {
      method: 'POST',
      path: `/payments/v1/authorizations/${encodeURIComponent(authorization)}/order`,
      body: { ...toPurchase(purchase, money), auto_capture: it.capture !== 'manual' },
    },
    WireCreatedOrder,
  )
  if (!made.ok) {
    const said = made.reason === 'refused' || made.reason === 'not_found'
    return said
      ? { ...traceOf(made), outcome: 'refused', status: made.status ?? 0 }
      : unknownOf(made)
  }
  const order = await operations.readOrder(seed, made.value.order_id)
  return order.ok ? toBooking(order.value, traceOf(order)) : unknownOf(order)
}
