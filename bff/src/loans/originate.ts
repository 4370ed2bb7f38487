import { invariant } from '@miaoguo/shared/problem/problem'
import { cardOf, personOf } from '../applicants/sealed.ts'
import * as attempts from '../attempts/store.ts'
import { unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Booking, Origination } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { purchaseOf } from '../lenders/purchase.ts'
import { borrowerReference } from '../offers/borrower-reference.ts'
import { settleOrigination, type Outcome } from './settle-origination.ts'

/** Sends an origination whose intent is committed, and keeps what the lender told. The same attempt may be sent again. */
export async function sendOrigination(deps: Deps, attemptId: string): Promise<void> {
  const it = await attempts.findOrigination(deps.db, attemptId)
  invariant(it, 'an attempt is committed before it is sent')
  const entry = deps.lenders.byId(it.lenderId)
  // Nobody to ask just now; the job that follows every attempt will.
  if (!entry) return
  if (it.state === 'intent' && !(await begin(deps, it))) return
  const booking = await entry.lender.originate(originationOf(deps, it))
  await settleOrigination(deps, it, await concluded(entry, attemptId, booking))
}

/** Written down as sent before it is, so that what is only an intent has surely not left us. */
async function begin(deps: Deps, it: attempts.Origination): Promise<boolean> {
  const { attemptId } = it
  if (await attempts.markFirstSent(deps.db, { attemptId, at: deps.now(), today: deps.today() }))
    return true
  const now = await attempts.findOrigination(deps.db, attemptId)
  if (now?.state === 'intent')
    await settleOrigination(deps, it, {
      outcome: 'declined',
      reasons: ['offer_lapsed'],
      correlationId: attemptId,
    })
  return false
}

const originationOf = (deps: Deps, it: attempts.Origination): Origination => ({
  originationReference: it.attemptId,
  quoteReference: it.agreed.quoteReference,
  agreed: it.agreed,
  ...(it.handoff ? agreedThere(deps, it, it.handoff) : {}),
  ...(it.captureMode === 'manual' ? { capture: 'manual' as const } : {}),
  borrower: {
    ...borrowerReference(it.lenderId, it.borrowerId),
    ...(it.phone === null ? {} : { phone: it.phone }),
  },
  merchantReference: it.merchantReference,
  ...(it.agreed.creditLineReference ? { creditLineReference: it.agreed.creditLineReference } : {}),
  ...(it.paidTo ? { paidTo: paidToOf(deps, it.paidTo) } : {}),
  consent: {
    reference: it.consentId,
    disclosureDigest: it.disclosureDigest,
    purposes: it.purposes,
    grantedAt: it.grantedAt,
  },
})

/** Revealed here and nowhere before: the lender of this loan is told, and nobody else. */
function paidToOf(
  deps: Deps,
  it: NonNullable<attempts.Origination['paidTo']>,
): NonNullable<Origination['paidTo']> {
  const { name, idNumber } = personOf(deps, it)
  const { number, phone } = cardOf(deps, it)
  return {
    name: name.reveal(),
    idNumber: idNumber.reveal(),
    cardNumber: number.reveal(),
    cardPhone: phone.reveal(),
  }
}

/** What the borrower agreed to on the lender's own page, and the basket it was agreed for. */
const agreedThere = (
  deps: Deps,
  it: attempts.Origination,
  { authorizationSealed, lines }: NonNullable<attempts.Origination['handoff']>,
): Pick<Origination, 'authorization' | 'purchase'> => ({
  authorization: unseal(deps.env.SESSION_SECRET, authorizationSealed),
  purchase: purchaseOf({ merchantReference: it.merchantReference, lines }),
})

/** A lender that refuses the request is asked for the loan itself: only when there is none was it declined. */
async function concluded(
  entry: LenderEntry,
  attemptId: string,
  booking: Booking,
): Promise<Outcome> {
  if (booking.outcome !== 'refused') return booking
  const found = await entry.lender.statusByReference(attemptId)
  if (found.outcome === 'unsupported')
    return { outcome: 'unknown', reason: 'refused', correlationId: booking.correlationId }
  if (found.outcome !== 'not_found') return found
  return {
    outcome: 'declined',
    reasons: [booking.status === 404 ? 'offer_lapsed' : 'lender_policy'],
    correlationId: booking.correlationId,
  }
}
