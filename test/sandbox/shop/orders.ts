import { randomBytes } from 'node:crypto'
import type { WebhookEvent } from '@miaoguo/merchant-client'
import { discountMinor, productById, shippingMinor, type Product } from './catalog.ts'
import { priceFor, type BookedTrip } from './trips.ts'

export type CartLine = { product: Product; quantity: number }
export type Cart = {
  lines: CartLine[]
  goodsMinor: number
  shippingMinor: number
  discountMinor: number
  totalMinor: number
}
export type OrderStatus =
  | 'waiting'
  | 'held'
  | 'paid'
  | 'declined'
  | 'expired'
  | 'cancelled'
  | 'review'
export type Order = {
  reference: string
  shopper: string
  cart: Cart
  status: OrderStatus
  checkoutId: string | null
  clientUrl: string | null
  loanId: string | null
  paidAt: string | null
  /** What is bought, where it is no goods. */
  trip?: BookedTrip
}
/** What this shop is told of its orders. */
export type MiaoguoEvent = Extract<WebhookEvent, { data: { merchantReference: string } }>

export function cartOf(quantities: ReadonlyMap<string, number>): Cart {
  const lines = [...quantities].flatMap(([id, quantity]) => {
    const product = productById(id)
    return product ? [{ product, quantity }] : []
  })
  const goodsMinor = lines.reduce((sum, it) => sum + it.product.priceMinor * it.quantity, 0)
  const shipping = lines.length === 0 ? 0 : shippingMinor(goodsMinor)
  const discount = discountMinor(goodsMinor)
  const totalMinor = goodsMinor + shipping - discount
  return { lines, goodsMinor, shippingMinor: shipping, discountMinor: discount, totalMinor }
}

const newOrder = (shopper: string, cart: Cart): Order => ({
  reference: `SY-${randomBytes(6).toString('hex').toUpperCase()}`,
  shopper,
  cart,
  status: 'waiting',
  checkoutId: null,
  clientUrl: null,
  loanId: null,
  paidAt: null,
})

/** Carts and orders, in memory: a demo shop forgets when it stops. */
export function openShopBooks() {
  const carts = new Map<string, Map<string, number>>()
  const orders = new Map<string, Order>()
  const events = new Map<string, MiaoguoEvent>()
  const quantitiesOf = (shopper: string): Map<string, number> => {
    const found = carts.get(shopper) ?? new Map<string, number>()
    carts.set(shopper, found)
    return found
  }
  return {
    cart: (shopper: string) => cartOf(quantitiesOf(shopper)),
    count: (shopper: string) => [...quantitiesOf(shopper).values()].reduce((a, b) => a + b, 0),
    add: (shopper: string, id: string): void => {
      const quantities = quantitiesOf(shopper)
      if (productById(id)) quantities.set(id, Math.min((quantities.get(id) ?? 0) + 1, 9))
    },
    change: (shopper: string, id: string, quantity: number): void => {
      const quantities = quantitiesOf(shopper)
      if (quantity < 1) quantities.delete(id)
      else if (quantities.has(id)) quantities.set(id, Math.min(quantity, 9))
    },
    empty: (shopper: string): void => void carts.delete(shopper),
    place: (shopper: string, cart: Cart): Order => {
      const order = newOrder(shopper, cart)
      orders.set(order.reference, order)
      return order
    },
    book: (shopper: string, trip: BookedTrip): Order => {
      const { totalMinor, depositMinor, financedMinor } = priceFor(trip.trip, trip.travelers.length)
      // What is left to be paid here; the deposit was paid on booking.
      const cart = {
        ...cartOf(new Map()),
        goodsMinor: totalMinor,
        discountMinor: depositMinor,
        totalMinor: financedMinor,
      }
      const order = { ...newOrder(shopper, cart), trip }
      orders.set(order.reference, order)
      return order
    },
    order: (reference: string) => orders.get(reference),
    ordersOf: (shopper: string) =>
      [...orders.values()].filter((it) => it.shopper === shopper).reverse(),
    all: () => ({ orders: structuredClone([...orders.values()]), events: [...events.values()] }),
    receive: (event: MiaoguoEvent): 'applied' | 'repeated' | 'unknown' => {
      if (events.has(event.id)) return 'repeated'
      events.set(event.id, event)
      const order = orders.get(event.data.merchantReference)
      if (!order) return 'unknown'
      apply(order, event)
      return 'applied'
    },
  }
}
export type ShopBooks = ReturnType<typeof openShopBooks>

/** Events may come late and out of order: paid is final, and only for the amount that was asked. */
function apply(order: Order, event: MiaoguoEvent): void {
  // What becomes of a payment later, a refund for one, is no payment.
  const ofPayment = event.type.startsWith('checkout.') || event.type === 'authorization.created'
  if (order.status === 'paid' || !ofPayment) return
  if (!('amountMinor' in event.data)) return
  const matches =
    event.data.amountMinor === order.cart.totalMinor &&
    event.data.currency === 'CNY' &&
    (order.checkoutId === null || order.checkoutId === event.data.checkoutId)
  if (!matches) {
    order.status = 'review'
    return
  }
  switch (event.type) {
    case 'checkout.paid':
      order.status = 'paid'
      order.loanId = event.data.loanId
      order.paidAt = event.createdAt
      return
    case 'authorization.created':
      order.status = 'held'
      return
    case 'checkout.declined':
      if (order.status === 'waiting') order.status = 'declined'
      return
    case 'checkout.expired':
      order.status = 'expired'
      return
    case 'checkout.cancelled':
      order.status = 'cancelled'
      return
    default: // A kind of event this shop does not know yet changes nothing.
  }
}
