import { randomBytes } from 'node:crypto'
import type { Client } from '@miaoguo/merchant-client'
import type { Order } from './orders.ts'
import type { BookedTrip } from './trips.ts'

type Booked = { order: Order; booked: BookedTrip }

/** What Miaoguo keeps of the suppliers' answers, once the order is approved. */
export async function readSuppliers(miaoguo: Client, { order, booked }: Booked): Promise<void> {
  const approved = order.status === 'held' || order.status === 'paid'
  if (!booked.trip.bySupplier || !approved || order.checkoutId === null) return
  const { bookings = [] } = await miaoguo.viewMerchantCheckout({ path: { id: order.checkoutId } })
  booked.bookings = bookings
  // The second line is the hotel, as in the order.
  booked.hotelCancelled = bookings.some((it) => it.line === 1 && it.status === 'refused')
}

/** Tells Miaoguo what a supplier answered; when the last has answered, what is confirmed is captured. */
export async function answerFor(
  miaoguo: Client,
  it: Booked,
  said: { line: number; answer: 'confirmed' | 'refused' },
): Promise<void> {
  const { order, booked } = it
  if (order.checkoutId === null) return
  const path = { id: order.checkoutId }
  const supplierReference = randomBytes(3).toString('hex').toUpperCase()
  await miaoguo.recordSupplierAnswer(
    { path, body: { ...said, supplierReference } },
    { idempotencyKey: `${order.reference}-supplier-${said.line}-${supplierReference}` },
  )
  await readSuppliers(miaoguo, it)
  const { bookings } = booked
  if (bookings.some((one) => one.status === 'awaiting_supplier')) return
  if (bookings.every((one) => one.status === 'refused')) {
    booked.cancelled = true
    return
  }
  const { authorizationId } = await miaoguo.viewMerchantCheckout({ path })
  if (authorizationId === null) return
  await miaoguo.captureAuthorization(
    { path: { id: authorizationId }, body: {} },
    { idempotencyKey: `${order.reference}-capture` },
  )
}
