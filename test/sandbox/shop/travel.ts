import { Hono, type Context } from 'hono'
import type { Client } from '@miaoguo/merchant-client'
import type { Order, ShopBooks } from './orders.ts'
import type { Html, Look } from './pages.ts'
import { answerFor, readSuppliers } from './suppliers.ts'
import * as pages from './travel-pages.ts'
import {
  daysOf,
  daysOn,
  dateAt,
  leftMinor,
  priceFor,
  travelersIn,
  travelersMax,
  tripById,
  type BookedTrip,
  type TripRefund,
} from './trips.ts'

type Travel = {
  books: ShopBooks
  miaoguo: Client
  now(): number
  lookOf(context: Context, shopper?: string): Look
  shopperOf(context: Context): string
  mine(context: Context): Order | undefined
}

const countIn = (said: unknown): number =>
  Math.min(Math.max(Math.floor(Number(said)) || 1, 1), travelersMax)

/** Trips to look at and to book, and what may become of them afterwards. */
export function travelling(it: Travel): Hono {
  return new Hono()
    .get('/travel', (context) => context.html(pages.travelPage(it.lookOf(context), it.now())))
    .get('/travel/:id', (context) => {
      const trip = tripById(context.req.param('id'))
      return trip
        ? context.html(pages.tripPage(it.lookOf(context), trip, it.now()))
        : context.notFound()
    })
    .get('/travel/:id/book', (context) => {
      const trip = tripById(context.req.param('id'))
      const count = countIn(context.req.query('travelers'))
      const typed = { nowMs: it.now(), count, form: {}, wrong: false }
      return trip
        ? context.html(pages.bookingPage(it.lookOf(context), trip, typed))
        : context.notFound()
    })
    .post('/travel/:id/book', async (context) => {
      const trip = tripById(context.req.param('id'))
      if (!trip) return context.notFound()
      const shopper = it.shopperOf(context)
      const form = await context.req.parseBody()
      const count = countIn(form['travelers'])
      const travelers = travelersIn(form, { count, today: dateAt(it.now()) })
      if (!travelers) {
        const typed = { nowMs: it.now(), count, form, wrong: true }
        return context.html(pages.bookingPage(it.lookOf(context, shopper), trip, typed), 422)
      }
      const order = it.books.book(shopper, {
        trip,
        travelers,
        ...daysOf(trip, it.now()),
        refunds: [],
        bookings: [],
        hotelCancelled: false,
        cancelled: false,
      })
      return context.redirect(`/orders/${order.reference}`, 303)
    })
    .post('/travel/orders/:reference/supplier', async (context) => {
      const order = it.mine(context)
      const booked = order?.trip
      if (!order || !booked) return context.notFound()
      const form = await context.req.parseBody()
      const answer = form['answer'] === 'confirmed' ? 'confirmed' : 'refused'
      if (order.status === 'held')
        await answerFor(it.miaoguo, { order, booked }, { line: Number(form['line']), answer })
      return context.redirect(`/orders/${order.reference}`, 303)
    })
    .post('/travel/orders/:reference/:action', async (context) => {
      const order = it.mine(context)
      const booked = order?.trip
      if (!order || !booked) return context.notFound()
      if (order.status === 'paid' && booked.trip.refundable && !booked.cancelled)
        await act(it.miaoguo, { order, booked }, context.req.param('action'))
      return context.redirect(`/orders/${order.reference}`, 303)
    })
}

/** The page of a booked trip, with what became of its refunds. */
export async function tripOrder(
  miaoguo: Client,
  look: Look,
  { order, booked }: Booked,
): Promise<Html> {
  await readSuppliers(miaoguo, { order, booked })
  for (const refund of booked.refunds) {
    if (refund.status !== 'pending') continue
    const now = await miaoguo.viewRefund({ path: { id: refund.id } })
    refund.status = now.status
    if (now.status !== 'failed') continue
    // What was not given back was not given up.
    if (refund.of === 'cancel') booked.cancelled = false
    else booked.hotelCancelled = false
  }
  return pages.tripOrderPage(look, order, booked)
}

type Booked = { order: Order; booked: BookedTrip }

async function act(miaoguo: Client, it: Booked, action: string): Promise<void> {
  const { booked } = it
  const { trip, travelers } = booked
  switch (action) {
    case 'change':
      // Nothing is owed for it and nothing given back, so Miaoguo has nothing to do with it.
      booked.departsOn = daysOn(booked.departsOn, 7)
      booked.returnsOn = daysOn(booked.returnsOn, 7)
      return
    case 'drop-hotel':
      if (booked.hotelCancelled) return
      if (
        await giveBack(miaoguo, it, {
          action,
          amountMinor: priceFor(trip, travelers.length).hotelMinor,
        })
      )
        booked.hotelCancelled = true
      return
    case 'cancel':
      if (await giveBack(miaoguo, it, { action, amountMinor: leftMinor(booked) }))
        booked.cancelled = true
      return
    default: // No such thing can be done with a trip.
  }
}

/** Asks for a refund once, however often the button is tapped: the order and what is done are its key. */
async function giveBack(
  miaoguo: Client,
  { order, booked }: Booked,
  { action, amountMinor }: { action: TripRefund['of']; amountMinor: number },
): Promise<boolean> {
  if (order.checkoutId === null) return false
  try {
    const { authorizationId } = await miaoguo.viewMerchantCheckout({
      path: { id: order.checkoutId },
    })
    if (authorizationId === null) return false
    const { id, status } = await miaoguo.createRefund(
      { path: { id: authorizationId }, body: { amountMinor } },
      { idempotencyKey: `${order.reference}-${action}-${amountMinor}` },
    )
    if (!booked.refunds.some((one) => one.id === id))
      booked.refunds.push({ id, of: action, amountMinor, status })
    return status !== 'failed'
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}
