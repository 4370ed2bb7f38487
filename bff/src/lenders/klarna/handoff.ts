import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { instantAfter } from '@miaoguo/shared/time/instant'
import type { Asked, HandoffAsked, HandoffOpened, HandoffTold } from '../lender.ts'
import { notAsked } from '../unsupported.ts'
import { offContract, plainOutage, traceOf } from '../vendor.ts'
import { ask, type KlarnaTarget } from './client.ts'
import { toHandoff, toPurchase } from './translate.ts'
import {
  WireHostedPage,
  WireHostedState,
  WireNothing,
  WireReadSession,
  WireSession,
} from './wire.ts'

/** A session lives for 48 hours (Klarna Payments, "Initiate a payment"). */
export const sessionMs = 48 * 3_600_000

/** Ids are UUIDs, which hold no dot. */
const between = '.'

/** A payment session for the basket, and Klarna's hosted page for it. */
export async function openHandoff(
  seed: KlarnaTarget & { now(): Instant },
  it: HandoffAsked,
): Promise<Asked<HandoffOpened>> {
  const session = await openSession(seed, it)
  if (!session.ok) return session
  const { session_id: sessionId } = session.value
  const page = await ask(
    seed,
    {
      method: 'POST',
      path: '/hpp/v1/sessions',
      body: {
        payment_session_url: `${seed.baseUrl.replace(/\/+$/, '')}/payments/v1/sessions/${sessionId}`,
        merchant_urls: Object.fromEntries(
          ['success', 'cancel', 'back', 'failure', 'error'].map((name) => [name, it.returnUrl]),
        ),
      },
    },
    WireHostedPage,
  )
  if (!page.ok) return plainOutage(page)
  return {
    ...traceOf(page),
    ok: true,
    value: {
      decision: 'opened',
      sessionReference: [sessionId, page.value.session_id].join(between),
      leaveUrl: page.value.redirect_url,
      expiresAt: instantAfter(seed.now(), sessionMs),
    },
  }
}

export async function openSession(
  seed: KlarnaTarget,
  it: Pick<HandoffAsked, 'purchase' | 'amountMinor' | 'currency' | 'requestReference'>,
): Promise<Asked<{ session_id: string; client_token: string }>> {
  const { purchase, amountMinor, currency, requestReference } = it
  // Klarna lends against a basket; without one there is nothing to ask.
  if (!purchase) return notAsked()
  const money = { amountMinor, currency, reference: requestReference }
  const body = { ...toPurchase(purchase, money), intent: 'buy' }
  return ask(seed, { method: 'POST', path: '/payments/v1/sessions', body }, WireSession)
}

/** The page says how it ended; what was agreed is read from the payment session. */
export async function readHandoff(
  seed: KlarnaTarget,
  sessionReference: string,
): Promise<Asked<HandoffTold>> {
  const [sessionId = '', pageId = ''] = sessionReference.split(between)
  const page = await ask(
    seed,
    { method: 'GET', path: `/hpp/v1/sessions/${encodeURIComponent(pageId)}` },
    WireHostedState,
  )
  if (!page.ok) return plainOutage(page)
  const session = await ask(
    seed,
    { method: 'GET', path: `/payments/v1/sessions/${encodeURIComponent(sessionId)}` },
    WireReadSession,
  )
  if (!session.ok) return plainOutage(session)
  const value = toHandoff(page.value.status, session.value)
  return value ? { ...traceOf(session), ok: true, value } : offContract(session)
}

/** Klarna lets an authorization go that no order is placed with. */
export async function dropHandoff(seed: KlarnaTarget, authorization: string): Promise<Asked<null>> {
  const path = `/payments/v1/authorizations/${encodeURIComponent(authorization)}`
  const asked = await ask(seed, { method: 'DELETE', path }, WireNothing)
  return asked.ok ? { ...traceOf(asked), ok: true, value: null } : plainOutage(asked)
}
