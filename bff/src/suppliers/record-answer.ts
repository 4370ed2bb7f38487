import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { bookingContract } from '@miaoguo/shared/contract/merchant/bookings'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import * as bookings from '../bookings/store.ts'
import { bookingsOf } from '../bookings/views.ts'
import * as checkouts from '../checkouts/store.ts'
import type { StoredCheckout } from '../checkouts/store.ts'
import { statusNow } from '../checkouts/views.ts'
import type { Tx } from '../db/connect.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as operations from '../operations/store.ts'
import { appendFact } from '../outbox/append-event.ts'
import { takeAll } from '../refunds/reverse-authorization.ts'
import { toTurnBackOf, turningBack } from './turn-back.ts'

type Contract = typeof bookingContract.answer
type Said = InputOf<Contract>['body']

/**
 * Keeps what a supplier answered about a line, once. What it refused is turned back at once where its lender lets it;
 * the rest of a hold cannot be given up in part, so a refused line is then left out of captures and released after them.
 */
export async function recordAnswer(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  const { id } = input.params
  const answerId = derivedId(deps, 'operation', 'supplier answer')
  const kept = await deps.db.transaction().execute(async (tx) => {
    const order = await checkouts.lockById(tx, id)
    if (!order || order.merchantId !== merchantId) throw new Problem('not_found')
    return keep(deps, tx, { order, said: input.body, answerId })
  })
  const { authorization } = kept
  // The same answer, told by another request, has turned back what there was to turn back.
  const plan = kept.own ? await turningBack(deps, authorization, input.body) : []
  const reversal =
    plan.length > 0
      ? await takeAll(deps, actor, { it: authorization, plan, firstMayFail: false })
      : null
  const order = await checkouts.findById(deps.db, id)
  const booking = order && bookingsOf(order).find((it) => it.line === input.body.line)
  invariant(order && booking, 'a booking stays')
  return { booking, reversal, toTurnBackMinor: await toTurnBackOf(deps, authorization.id) }
}

type Keeping = { order: StoredCheckout; said: Said; answerId: string }
type Kept = { own: boolean; authorization: StoredAuthorization }

async function keep(deps: Deps, tx: Tx, { order, said, answerId }: Keeping): Promise<Kept> {
  const known = order.bookings?.find((it) => it.line === said.line)
  if (!known) throw new Problem('booking_unknown', { line: said.line })
  const status = statusNow(deps, order)
  const authorization =
    order.authorizationId && (status === 'authorized' || status === 'paid' || known.answerId)
      ? await authorizations.lockById(tx, order.authorizationId)
      : undefined
  if (!authorization) throw new Problem('booking_not_financed', { checkoutId: order.id, status })
  if (known.answerId !== null) {
    const same = known.status === said.answer && known.supplierReference === said.supplierReference
    if (!same) throw new Problem('booking_answered', { line: said.line, status: known.status })
    return { own: known.answerId === answerId, authorization }
  }
  const done = await operations.listOf(tx, authorization.id)
  const open = done.find(
    (it) => operations.isOpen(it) && it.kind !== 'refund' && it.cause !== 'borrower',
  )
  // What is being drawn now may be of this very line.
  if (open) throw new Problem('operation_pending', { operationId: open.id, kind: open.kind })
  const answered = {
    line: said.line,
    status: said.answer,
    supplierReference: said.supplierReference,
    answeredAt: deps.now(),
    answerId,
  }
  const written = await bookings.answer(tx, order.id, answered)
  invariant(written, 'an order that is held stays as it was read')
  await tell(deps, tx, { order, answered })
  return { own: true, authorization }
}

type Telling = { order: StoredCheckout; answered: Parameters<typeof bookings.answer>[2] }

/** The event, and the line in the audit. */
async function tell(deps: Deps, tx: Tx, { order, answered }: Telling): Promise<void> {
  const now = (order.bookings ?? []).map((it) => (it.line === answered.line ? answered : it))
  const booking = bookingsOf({ lines: order.lines, bookings: now }).find(
    (it) => it.line === answered.line,
  )
  invariant(booking, 'the line was just answered for')
  const { merchantId, mode, notifyUrl, merchantReference, currency } = order
  await appendFact(deps, tx, {
    to: { merchantId, mode, notifyUrl, objectId: order.id },
    fact: {
      type: answered.status === 'confirmed' ? 'booking.confirmed' : 'booking.refused',
      data: { checkoutId: order.id, merchantReference, currency, booking },
    },
  })
  await audit.append(tx, {
    at: answered.answeredAt,
    actor: merchantId,
    action: `booking.${answered.status}`,
    subject: order.id,
    facts: { line: answered.line, financedMinor: booking.financedMinor, currency },
  })
}
