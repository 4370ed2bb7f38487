import { randomUUID } from 'node:crypto'
import type { Running } from '../../sandbox/listen.ts'
import type { Manner } from '../cases/case.ts'
import { serveFake, type Asking, type Told } from './http.ts'

/** A small Klarna: sessions, what a shopper authorizes, orders in six states, captures and refunds; keys without a look at the body. */

type Part = { id: string; reference?: string; amount: number }
type Order = {
  id: string
  reference: string
  manner: Manner
  status: 'AUTHORIZED' | 'PART_CAPTURED' | 'CAPTURED' | 'CANCELLED' | 'EXPIRED' | 'CLOSED'
  decidesAt: number
  amount: number
  currency: string
  released: boolean
  expiresAt: number
  captures: Part[]
  refunds: Part[]
}
type Session = { amount: number; currency: string; reference: string; token?: string }
/** Klarna's own page for a session, where the shopper says yes or no. */
type Page = { session: string; status: string; urls: Record<string, string> }
type State = {
  sessions: Map<string, Session>
  pages: Map<string, Page>
  tokens: Map<string, { session: string; manner: Manner; amount: number; first?: Told }>
  orders: Map<string, Order>
  replies: Map<string, Told>
}
export type FakeKlarna = Running & {
  /** The shopper agrees on Klarna's page. */
  authorize(session: string, manner: Manner): string
  /** The shopper on the page she was sent to: agrees, says no, or goes back; answers where she is sent then. */
  visit(leaveUrl: string, does: 'agrees' | 'refuses' | 'goes back', manner?: Manner): string
  /** Makes the session of a page another order's, as an attacker would want it. */
  swap(leaveUrl: string, amount: number): void
  sessions(): number
  /** Authorizations that may still become an order. */
  tokens(): number
  booked(reference: string): number
}

const sum = (parts: Part[]): number => parts.reduce((total, it) => total + it.amount, 0)
const error = (status: number, code: string): Told => ({
  status,
  body: { error_code: code, error_messages: ['said for people'], correlation_id: randomUUID() },
})
const fraudOf = (it: Order): string => {
  if (it.manner === 'declines_loan') return 'REJECTED'
  return it.decidesAt > Date.now() ? 'PENDING' : 'ACCEPTED'
}
const remainingOf = (it: Order): number =>
  it.released || it.status === 'CANCELLED' ? 0 : it.amount - sum(it.captures)

const tell = (it: Order): Told => ({
  status: 200,
  body: {
    order_id: it.id,
    status: it.status,
    fraud_status: fraudOf(it),
    order_amount: it.amount,
    original_order_amount: it.amount,
    captured_amount: sum(it.captures),
    refunded_amount: sum(it.refunds),
    remaining_authorized_amount: remainingOf(it),
    purchase_currency: it.currency,
    expires_at: new Date(it.expiresAt).toISOString(),
    captures: it.captures.map((one) => ({
      capture_id: one.id,
      captured_amount: one.amount,
      reference: one.reference,
    })),
    refunds: it.refunds.map((one) => ({ refunded_amount: one.amount, reference: one.reference })),
  },
})

const month = 28 * 86_400_000

/** The token is used once, and answers the same ever after. */
function createOrder(fake: State, asking: Asking, token: string): Told {
  const known = fake.tokens.get(token)
  if (!known) return error(404, 'NOT_FOUND')
  if (known.first) return known.first
  const { body } = asking
  const lines = body.order_lines.reduce(
    (total: number, line: { total_amount: number }) => total + line.total_amount,
    0,
  )
  if (lines !== body.order_amount || known.amount !== body.order_amount)
    return error(400, 'BAD_VALUE')
  const order: Order = {
    id: randomUUID(),
    reference: body.merchant_reference2,
    manner: known.manner,
    status: 'AUTHORIZED',
    decidesAt: Date.now() + (known.manner === 'thinks' ? 300 : 0),
    amount: body.order_amount,
    currency: body.purchase_currency,
    released: false,
    expiresAt: Date.now() + month,
    captures: [],
    refunds: [],
  }
  if (body.auto_capture && known.manner !== 'declines_loan') {
    order.captures.push({ id: randomUUID(), amount: order.amount })
    order.status = 'CAPTURED'
  }
  fake.orders.set(order.id, order)
  known.first = { status: 200, body: { order_id: order.id, fraud_status: fraudOf(order) } }
  if (known.manner === 'drops_after_booking') return { ...known.first, after: 'drop' }
  if (known.manner === 'errors_after_booking') return { ...known.first, after: 'error' }
  return known.first
}

const once = (fake: State, asking: Asking, work: () => Told): Told => {
  const key = String(asking.headers['klarna-idempotency-key'] ?? randomUUID())
  const known = fake.replies.get(key)
  if (known) return known
  const told = work()
  if (told.status < 300) fake.replies.set(key, told)
  return told
}

function manage(it: Order, asking: Asking, verb: string): Told {
  const { body } = asking
  switch (verb) {
    case 'captures':
      if (
        it.status === 'CANCELLED' ||
        it.status === 'EXPIRED' ||
        body.captured_amount > remainingOf(it)
      )
        return error(403, 'CAPTURE_NOT_ALLOWED')
      it.captures.push({
        id: randomUUID(),
        reference: body.reference,
        amount: body.captured_amount,
      })
      it.status = remainingOf(it) === 0 ? 'CAPTURED' : 'PART_CAPTURED'
      return { status: 201, headers: { location: `/captures/${it.captures.at(-1)?.id}` } }
    case 'refunds':
      if (body.refunded_amount > sum(it.captures) - sum(it.refunds))
        return error(403, 'REFUND_NOT_ALLOWED')
      it.refunds.push({ id: randomUUID(), reference: body.reference, amount: body.refunded_amount })
      return { status: 201, headers: { location: `/refunds/${it.refunds.at(-1)?.id}` } }
    case 'cancel':
      if (sum(it.captures) > 0) return error(403, 'CANCEL_NOT_ALLOWED')
      it.status = 'CANCELLED'
      return { status: 204 }
    case 'release-remaining-authorization':
      if (sum(it.captures) === 0) return error(403, 'NOT_ALLOWED')
      it.released = true
      return { status: 204 }
    case 'extend-authorization-time':
      if (it.status === 'CANCELLED' || it.status === 'EXPIRED') return error(403, 'NOT_ALLOWED')
      it.expiresAt = Date.now() + month
      return { status: 204 }
    default:
      return error(404, 'NOT_FOUND')
  }
}

const sessionPath = /^\/payments\/v1\/sessions\/([^/]+)$/
const pagePath = /^\/hpp\/v1\/sessions\/([^/]+)$/
const tokenPath = /^\/payments\/v1\/authorizations\/([^/]+)$/

/** The going to Klarna's page; undefined for any other request. */
function handOff(fake: State, { method, path, body }: Asking, url: string): Told | undefined {
  if (path === '/hpp/v1/sessions' && method === 'POST') {
    const session = String(body.payment_session_url).split('/').at(-1) ?? ''
    if (!fake.sessions.has(session)) return error(400, 'BAD_VALUE')
    const id = randomUUID()
    fake.pages.set(id, { session, status: 'WAITING', urls: body.merchant_urls })
    return { status: 201, body: { session_id: id, redirect_url: `${url}/pay/${id}` } }
  }
  const page = fake.pages.get(pagePath.exec(path)?.[1] ?? '')
  if (page && method === 'GET') return { status: 200, body: { status: page.status } }
  const session = fake.sessions.get(sessionPath.exec(path)?.[1] ?? '')
  if (session && method === 'GET')
    return {
      status: 200,
      body: {
        status: session.token ? 'complete' : 'incomplete',
        authorization_token: session.token,
        order_amount: session.amount,
        purchase_currency: session.currency,
        merchant_reference1: session.reference,
      },
    }
  const token = tokenPath.exec(path)?.[1]
  if (token === undefined || method !== 'DELETE') return undefined
  return fake.tokens.delete(token) ? { status: 204 } : error(404, 'NOT_FOUND')
}

function authorize(fake: State, session: string, manner: Manner): string {
  const token = randomUUID()
  const known = fake.sessions.get(session)
  fake.tokens.set(token, { session, manner, amount: known?.amount ?? 0 })
  if (known) known.token = token
  return token
}

const statuses = { agrees: 'COMPLETED', refuses: 'CANCELLED', 'goes back': 'BACK' } as const
const returns = { agrees: 'success', refuses: 'cancel', 'goes back': 'back' } as const

export async function startKlarna(): Promise<FakeKlarna> {
  const fake: State = {
    sessions: new Map(),
    pages: new Map(),
    tokens: new Map(),
    orders: new Map(),
    replies: new Map(),
  }
  let url = ''
  const running = await serveFake((asking) => {
    const { method, path, body, headers } = asking
    if (!headers.authorization?.startsWith('Basic ')) return error(401, 'UNAUTHORIZED')
    if (path === '/payments/v1/sessions' && method === 'POST') {
      const session = randomUUID()
      fake.sessions.set(session, {
        amount: body.order_amount,
        currency: body.purchase_currency,
        reference: body.merchant_reference1,
      })
      return { status: 200, body: { session_id: session, client_token: `ct-${session}` } }
    }
    const handed = handOff(fake, asking, url)
    if (handed) return handed
    const token = /^\/payments\/v1\/authorizations\/([^/]+)\/order$/.exec(path)?.[1]
    if (token !== undefined) return createOrder(fake, asking, token)
    const [, id = '', verb] = /^\/ordermanagement\/v1\/orders\/([^/]+)(?:\/(.+))?$/.exec(path) ?? []
    const order = fake.orders.get(id)
    if (!order) return error(404, 'NO_SUCH_ORDER')
    if (verb === undefined) return tell(order)
    const told = once(fake, asking, () => manage(order, asking, verb))
    const drops = order.manner === 'drops_after_operation' && told.status < 300
    if (!drops) return told
    order.manner = 'approves'
    return { ...told, after: 'drop' }
  })
  url = running.url
  const pageOf = (leaveUrl: string): Page => {
    const page = fake.pages.get(leaveUrl.split('/').at(-1) ?? '')
    if (!page) throw new Error(`no such page: ${leaveUrl}`)
    return page
  }
  return {
    ...running,
    authorize: (session, manner) => authorize(fake, session, manner),
    visit: (leaveUrl, does, manner = 'approves') => {
      const page = pageOf(leaveUrl)
      page.status = statuses[does]
      if (does === 'agrees') authorize(fake, page.session, manner)
      return page.urls[returns[does]] ?? ''
    },
    swap: (leaveUrl, amount) => {
      const session = fake.sessions.get(pageOf(leaveUrl).session)
      if (session) session.amount = amount
    },
    sessions: () => fake.sessions.size,
    tokens: () => [...fake.tokens.values()].filter((it) => !it.first).length,
    booked: (reference) =>
      [...fake.orders.values()].filter((it) => it.reference === reference).length,
  }
}
