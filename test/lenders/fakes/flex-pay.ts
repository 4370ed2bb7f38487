import { randomUUID } from 'node:crypto'
import type { Running } from '../../sandbox/listen.ts'
import type { Manner } from '../cases/case.ts'
import { serveFake, type Asking, type Told } from './http.ts'

/** A small Flex Pay: a token, marketing offers for trips, orders a borrower agreed to, and their transactions. */

type Transaction = {
  id: string
  reference: string
  manner: Manner
  original: number
  captured: number
  voided: number
  refunded: number
  expiresAt: number
}
/** An order as it was made, and where the borrower stands with it. */
type Made = { id: string; status: string; orderAmount: string; currency: string }
type State = {
  tokens: Set<string>
  made: Map<string, Made>
  orders: Map<string, Manner>
  transactions: Map<string, Transaction>
  replies: Map<string, Told>
}
export type FakeFlexPay = Running & {
  tokenUrl: string
  /** The borrower agrees in Flex Pay's window. */
  agree(manner: Manner): string
  /** The shopper on the page with its window: agrees or says no; answers where she is sent then. */
  visit(leaveUrl: string, does: 'agrees' | 'refuses', manner?: Manner): string
  /** Orders it has heard of. */
  orders(): number
  booked(reference: string): number
  /** Ends every token, as a lender may at any time. */
  endTokens(): void
}

const cents = (amount: number): number => Math.round(amount * 100)
const week = 7 * 86_400_000

const tell = (it: Transaction): Told => ({
  status: 200,
  body: {
    id: it.id,
    original_amount: it.original / 100,
    remaining_amount: (it.original - it.captured - it.voided) / 100,
    captured_amount: it.captured / 100,
    authorization_expiration: new Date(it.expiresAt).toISOString(),
  },
})

function offers(asking: Asking): Told {
  const [order] = asking.body.orders
  const starts = order.trips?.[0]?.startDate
  const unavailable = (reason: number): Told => ({
    status: 200,
    body: { status: 'OFFER_UNAVAILABLE', reasons: [reason] },
  })
  if (starts === undefined) return unavailable(3)
  if (!order.travelers?.length) return unavailable(6)
  const days = (Date.parse(starts) - Date.now()) / 86_400_000
  if (days < 3) return unavailable(4)
  if (days > 330) return unavailable(5)
  return { status: 200, body: { status: 'OFFER_AVAILABLE', reasons: null } }
}

function authorize(fake: State, asking: Asking): Told {
  const manner = fake.orders.get(asking.body.order_id)
  if (!manner) return { status: 404 }
  if (manner === 'declines_loan') return { status: 422, body: { reasons: [2] } }
  const it: Transaction = {
    id: randomUUID(),
    reference: asking.body.merchant_reference_id,
    manner,
    original: cents(asking.body.amount),
    captured: 0,
    voided: 0,
    refunded: 0,
    expiresAt: Date.now() + week,
  }
  fake.transactions.set(it.id, it)
  return tell(it)
}

function change(it: Transaction, asking: Asking, verb: string): Told {
  const remaining = it.original - it.captured - it.voided
  const asked = asking.body?.amount === undefined ? undefined : cents(asking.body.amount)
  const refusal: Told = { status: 422, body: { message: 'said for people' } }
  if (verb === 'capture') {
    if ((asked ?? remaining) > remaining) return refusal
    it.captured += asked ?? remaining
  } else if (verb === 'void') {
    if ((asked ?? remaining) > remaining) return refusal
    it.voided += asked ?? remaining
  } else {
    const left = it.captured - it.refunded
    if ((asked ?? left) > left) return refusal
    it.refunded += asked ?? left
  }
  return tell(it)
}

/** Every POST has a key; the same one answers what it answered first, whatever it carries. */
function once(fake: State, asking: Asking, work: () => Told): { told: Told; first: boolean } {
  const key = asking.headers['idempotency-key']
  if (typeof key !== 'string') return { told: { status: 400 }, first: false }
  const known = fake.replies.get(key)
  if (known) return { told: known, first: false }
  const told = work()
  fake.replies.set(key, told)
  return { told, first: true }
}

export async function startFlexPay(): Promise<FakeFlexPay> {
  const fake: State = {
    tokens: new Set(),
    made: new Map(),
    orders: new Map(),
    transactions: new Map(),
    replies: new Map(),
  }
  const running = await serveFake((asking) => {
    const { method, path, headers } = asking
    if (path === '/oauth/token') {
      const token = randomUUID()
      fake.tokens.add(token)
      return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 1800 } }
    }
    if (!fake.tokens.has(headers.authorization?.replace('Bearer ', '') ?? ''))
      return { status: 401 }
    if (path === '/v1/marketing/offers') return offers(asking)
    if (path === '/v1/orders' && method === 'POST') {
      const { orderAmount, currency } = asking.body
      const order = { id: randomUUID(), status: 'OFFER_AVAILABLE', orderAmount, currency }
      fake.made.set(order.id, order)
      return { status: 200, body: order }
    }
    const order = fake.made.get(/^\/v1\/orders\/([^/]+)$/.exec(path)?.[1] ?? '')
    if (order && method === 'GET') return { status: 200, body: order }
    if (/^\/v1\/orders\/[^/]+\/confirmation$/.test(path) && method === 'PUT') return { status: 204 }
    if (path === '/v1/transactions') {
      const { told, first } = once(fake, asking, () => authorize(fake, asking))
      const manner = fake.orders.get(asking.body.order_id)
      if (first && manner === 'drops_after_booking') return { ...told, after: 'drop' }
      if (first && manner === 'errors_after_booking') return { ...told, after: 'error' }
      return told
    }
    const [, id = '', verb] =
      /^\/v1\/transactions\/([^/]+)(?:\/(capture|void|refund))?$/.exec(path) ?? []
    const transaction = fake.transactions.get(id)
    if (!transaction) return { status: 404 }
    if (verb === undefined) return tell(transaction)
    const { told, first } = once(fake, asking, () => change(transaction, asking, verb))
    return first && transaction.manner === 'drops_after_operation'
      ? { ...told, after: 'drop' }
      : told
  })
  return {
    ...running,
    tokenUrl: `${running.url}/oauth/token`,
    agree: (manner) => {
      const order = randomUUID()
      fake.orders.set(order, manner)
      return order
    },
    visit: (leaveUrl, does, manner = 'approves') => {
      const query = new URL(leaveUrl).searchParams
      const order = fake.made.get(query.get('order_id') ?? '')
      if (!order) throw new Error(`no such order: ${leaveUrl}`)
      order.status = does === 'agrees' ? 'TOKEN_AVAILABLE' : 'OFFER_UNAVAILABLE'
      if (does === 'agrees') fake.orders.set(order.id, manner)
      return query.get('return_url') ?? ''
    },
    orders: () => fake.made.size,
    booked: (reference) =>
      [...fake.transactions.values()].filter((it) => it.reference === reference).length,
    endTokens: () => fake.tokens.clear(),
  }
}
