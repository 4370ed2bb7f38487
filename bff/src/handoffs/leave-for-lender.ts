import { Itinerary } from '@miaoguo/shared/checkout/itinerary'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { handoffContract } from '@miaoguo/shared/contract/shopper/handoffs'
import type { HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import { HandoffId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import { claimCheckout, refuseNotOpen } from '../checkouts/claim-checkout.ts'
import type { StoredCheckout } from '../checkouts/store.ts'
import { derivedId } from '../db/derive.ts'
import { seal, unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import type { Answered, HandoffOpened } from '../lenders/lender.ts'
import { purchaseOf } from '../lenders/purchase.ts'
import type { Published } from '../lenders/registry.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { borrowerReference } from '../offers/borrower-reference.ts'
import { handoffChoiceOf, handoffProductOf, needsItinerary } from '../offers/handoff-choices.ts'
import { nextFollowMs } from './follow-handoff.ts'
import * as handoffs from './store.ts'
import { toView } from './views.ts'

type Contract = typeof handoffContract.leave

const leavingsPerMinute = 10

/** Opens a lender's own page for an order, after the shopper has said yes to exactly what she was told of the leaving. */
export async function leaveForLender(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const checkout = await claimCheckout(deps, actor, { token: input.params.token })
  refuseNotOpen(deps, checkout)
  const { published, choice } = chosen(deps, checkout, input.body)
  const { id: lenderId, lender } = published.entry
  const away = await handoffs.findAway(deps.db, { checkoutId: checkout.id, lenderId })
  // She came back and goes there again: it is the same page.
  if (away && away.expiresAt > deps.now()) return toView(deps, away)
  limitRate(deps, `handoffs:${checkout.id}`, { count: leavingsPerMinute, windowMs: 60_000 })

  const id = HandoffId.parse(derivedId(deps, 'handoff', 'handoff'))
  const asked = await lender.openHandoff({
    requestReference: id,
    borrower: borrowerReference(lenderId, borrowerId),
    scenario: checkout.scenario,
    amountMinor: checkout.amountMinor,
    currency: checkout.currency,
    today: atMerchantTime(deps, checkout.clockAheadMs).today(),
    purchase: purchaseOf(checkout, itineraryFor(deps, checkout, published)),
    returnUrl: `${deps.env.PUBLIC_URL ?? ''}/#/checkout/pages/handoff/index?id=${id}`,
  })
  if (!asked.ok) {
    const { correlationId, reason } = asked
    deps.log.warn({ lender: published.entry.code, correlationId, reason }, 'lender outage')
    throw new Problem('lender_unavailable', { correlationId })
  }
  await write(deps, { id, borrowerId, checkout, published, choice, asked })
  const opened =
    (await handoffs.findById(deps.db, id)) ??
    (await handoffs.findAway(deps.db, { checkoutId: checkout.id, lenderId }))
  invariant(opened, 'it was just written, by this request or by one beside it')
  return toView(deps, opened)
}

/** The lender as it may be chosen now; what was said yes to must be what would be said now. */
function chosen(
  deps: Deps,
  checkout: StoredCheckout,
  said: { lenderId: string; noticeDigest: string },
): { published: Published; choice: HandoffChoice } {
  const order = { ...checkout, today: atMerchantTime(deps, checkout.clockAheadMs).today() }
  // Outside the sandbox lenders are real, and nobody may owe them anything for a test.
  const mayAsk = checkout.mode === 'live' || deps.env.SANDBOX
  const entry = mayAsk
    ? deps.lenders.eligible(deps.today()).find((it) => it.id === said.lenderId)
    : undefined
  const published = entry && handoffProductOf(entry, order)
  const choice = entry && handoffChoiceOf(entry, order)
  if (!published || !choice) throw new Problem('offer_withdrawn', { lenderId: said.lenderId })
  if (choice.noticeDigest !== said.noticeDigest)
    throw new Problem('disclosure_outdated', { digest: choice.noticeDigest })
  return { published, choice }
}

/** Told only to who lends against it; the notice said so. */
function itineraryFor(
  deps: Deps,
  { itinerarySealed }: StoredCheckout,
  published: Published,
): Itinerary | undefined {
  if (itinerarySealed === null || !needsItinerary(published)) return undefined
  return Itinerary.parse(JSON.parse(unseal(deps.env.SESSION_SECRET, itinerarySealed)))
}

type Opened = {
  id: HandoffId
  borrowerId: string
  checkout: StoredCheckout
  published: Published
  choice: HandoffChoice
  asked: Answered<HandoffOpened>
}

/** The going, the job that asks in case she never comes back, and the line in the audit. */
async function write(deps: Deps, it: Opened): Promise<void> {
  const { id, checkout, published, choice, asked } = it
  const { value } = asked
  const createdAt = deps.now()
  const away = value.decision === 'opened' ? value : undefined
  const lenderId = published.entry.id
  await deps.db.transaction().execute(async (tx) => {
    const earlier = await handoffs.findAway(tx, { checkoutId: checkout.id, lenderId })
    if (earlier && earlier.expiresAt <= createdAt)
      await handoffs.end(tx, { id: earlier.id, state: 'expired', at: createdAt })
    const written = await handoffs.insert(tx, {
      id,
      checkoutId: checkout.id,
      borrowerId: it.borrowerId,
      lenderId,
      productCode: published.product.code,
      notice: choice.notice,
      noticeDigest: choice.noticeDigest,
      currency: checkout.currency,
      amountMinor: checkout.amountMinor,
      state: away ? 'away' : 'refused',
      sessionReference: away?.sessionReference ?? null,
      leaveUrlSealed: away ? seal(deps.env.SESSION_SECRET, away.leaveUrl) : null,
      declineReasons: value.decision === 'declined' ? value.reasons : [],
      expiresAt: away?.expiresAt ?? createdAt,
      createdAt,
    })
    if (!written) return
    if (away)
      await deps.jobs.enqueue(tx, 'follow-handoff', { handoffId: id }, { afterMs: nextFollowMs(0) })
    await audit.append(tx, {
      at: createdAt,
      actor: it.borrowerId,
      action: away ? 'handoff.left' : 'handoff.refused',
      subject: checkout.id,
      facts: {
        handoffId: id,
        lenderId,
        noticeDigest: choice.noticeDigest,
        correlationId: asked.correlationId,
        lenderCorrelationId: asked.lenderCorrelationId ?? null,
      },
    })
  })
}
