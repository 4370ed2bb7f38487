import { createClient, type Client } from '@miaoguo/merchant-client'
import type { Order } from './orders.ts'
import { roomsFor, type BookedTrip } from './trips.ts'

export type MiaoguoAccount = { bffUrl: string; secretKey: string }
export type OpenedCheckout = { id: string; clientUrl: string }

/** A shopper waits for this answer, so little time is spent on asking again. */
export const clientOf = (account: MiaoguoAccount): Client =>
  createClient({
    baseUrl: account.bffUrl,
    apiKey: account.secretKey,
    timeoutMs: 10_000,
    retries: 1,
  })

/** Opens a checkout for an order. The order's reference is the idempotency key: asking again opens no second one. */
export async function openCheckout(
  miaoguo: Client,
  order: Order,
  shopUrl: string,
): Promise<OpenedCheckout> {
  const { id, clientUrl } = await miaoguo.createCheckout(
    {
      body: {
        merchantReference: order.reference,
        ...whatFor(order),
        ...(order.trip?.trip.bySupplier ? { captureMode: 'manual' as const } : {}),
        currency: 'CNY',
        amountMinor: order.cart.totalMinor,
        lines: order.trip ? tripLines(order.trip) : linesOf(order),
        returnUrl: `${shopUrl}/orders/${order.reference}`,
        notifyUrl: `${shopUrl}/webhooks/miaoguo`,
      },
    },
    { idempotencyKey: order.reference },
  )
  return { id, clientUrl }
}

type Line = Parameters<Client['createCheckout']>[0]['body']['lines'][number]

function linesOf({ cart }: Order): Line[] {
  const one = (kind: Line['kind'], name: string, minor: number): Line[] =>
    minor > 0 ? [{ kind, name, quantity: 1, unitAmountMinor: minor, totalMinor: minor }] : []
  return [
    ...cart.lines.map(
      ({ product, quantity }): Line => ({
        kind: 'item',
        name: product.name.zh,
        quantity,
        unitAmountMinor: product.priceMinor,
        totalMinor: product.priceMinor * quantity,
      }),
    ),
    ...one('shipping', '运费', cart.shippingMinor),
    ...one('discount', '满 2000 减 100', cart.discountMinor),
  ]
}

type NewCheckout = Parameters<Client['createCheckout']>[0]['body']

/** Of a trip, who travels where and when: some lenders lend against nothing else. */
function whatFor({ trip: booked }: Order): Pick<NewCheckout, 'scenario' | 'itinerary'> {
  if (!booked) return { scenario: 'goods' }
  const { trip, departsOn, returnsOn, travelers } = booked
  const { from, to } = trip
  return {
    scenario: 'travel',
    itinerary: {
      legs:
        from === null
          ? []
          : [
              { from, to, departsOn, arrivesOn: departsOn },
              { from: to, to: from, departsOn: returnsOn, arrivesOn: returnsOn },
            ],
      stays: [
        {
          place: to,
          checksInOn: departsOn,
          checksOutOn: returnsOn,
          rooms: roomsFor(travelers.length),
        },
      ],
      travelers,
    },
  }
}

function tripLines({ trip, travelers }: BookedTrip): Line[] {
  const seats = travelers.length
  const waits = trip.bySupplier ? { awaitsSupplier: true } : {}
  const line = (name: string, quantity: number, unitAmountMinor: number): Line => ({
    kind: 'item',
    name,
    quantity,
    unitAmountMinor,
    totalMinor: quantity * unitAmountMinor,
    ...waits,
  })
  const deposit = trip.depositMinor ?? 0
  return [
    ...(trip.from === null ? [] : [line(`${trip.route.zh}往返机票`, seats, trip.flightMinor)]),
    line(`${trip.hotel.zh}（间夜）`, trip.nights * roomsFor(seats), trip.nightMinor),
    ...(deposit > 0
      ? [
          {
            kind: 'deposit' as const,
            name: '定金（已付）',
            quantity: 1,
            unitAmountMinor: deposit,
            totalMinor: deposit,
          },
        ]
      : []),
  ]
}
