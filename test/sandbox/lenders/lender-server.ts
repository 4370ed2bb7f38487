import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { InputOf } from '@miaoguo/shared/contract/endpoint'
import {
  openLenderContract,
  type LenderLoan,
  type LenderQuote,
} from '@miaoguo/shared/contract/lender/open-lender'
import { listen } from '../listen.ts'
import type { Account } from './account.ts'
import { openBooks, type BookedLoan, type Books } from './books.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { answerOperation } from './operations-desk.ts'
import { personaOf } from './personas.ts'
import { profiles, type LenderCode } from './profiles.ts'
import { quotesFor } from './quotes.ts'

export type LenderOptions = {
  port: number
  lender: LenderCode
  publicUrl?: string
  /** The lender's clock: an instant in UTC. */
  now?: () => string
  /** How long a quote takes; each lender has its own manner. */
  quoteDelayMs?: number
  /** How long a pending decision takes. */
  decisionDelayMs?: number
  /** Where booked loans are kept between runs; in memory alone when absent. */
  booksFile?: string | undefined
}
export type RunningLender = { url: string; close(): Promise<void>; books(): Books }

/** A lender on loopback that speaks the Open Lender API and keeps its own books. */
export async function startLender(options: LenderOptions): Promise<RunningLender> {
  const profile = profiles[options.lender]
  const books = openBooks(options.lender, options.booksFile)
  let url = options.publicUrl ?? ''
  const desk: Desk = {
    profile,
    books,
    now: options.now ?? (() => new Date().toISOString()),
    url: () => url,
    quoteDelayMs: options.quoteDelayMs ?? profile.quoteDelayMs,
    decisionDelayMs: options.decisionDelayMs ?? 8000,
  }
  const server = createServer((request, response) => {
    void answer(desk, request).then(
      (it) => send(request, response, it),
      () => send(request, response, problem(500, 'internal_error')),
    )
  })
  const listening = await listen(server, options.port)
  url ||= listening.url
  return { ...listening, books: books.read }
}

function send(request: IncomingMessage, response: ServerResponse, it: Answer): void {
  if (it === 'silence') return
  if (it === 'drop') {
    request.socket.destroy()
    return
  }
  if ('garbage' in it) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(it.garbage)
    return
  }
  const type = it.status < 400 ? 'application/json' : 'application/problem+json'
  response.writeHead(it.status, {
    'content-type': type,
    'x-request-id': String(request.headers['x-request-id'] ?? randomBytes(8).toString('hex')),
  })
  response.end(JSON.stringify(it.body))
}

async function answer(desk: Desk, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://lender')
  const route = `${request.method} ${url.pathname}`
  if (route === 'GET /sandbox/books') return { status: 200, body: desk.books.read() }
  if (route === 'GET /healthz') return { status: 200, body: { lender: desk.profile.code } }
  if (/^GET \/(agreements\/\w+|complaints)$/.test(route))
    return { garbage: '"示范文本 · sample text"' }
  const key = request.headers.authorization
  if (!key) return problem(401, 'credentials_missing')
  if (key !== `Bearer ${desk.profile.apiKey}`) return problem(401, 'credentials_invalid')
  if (route === `GET ${openLenderContract.terms.path}`) {
    return { status: 200, body: desk.profile.terms(desk.url()) }
  }
  const body = request.method === 'POST' ? await bodyOf(request) : undefined
  const idempotencyKey = request.headers['idempotency-key']
  if (route === `POST ${openLenderContract.quote.path}`) return quote(desk, body)
  if (route === `POST ${openLenderContract.originate.path}`)
    return originate(desk, body, idempotencyKey)
  const operation = answerOperation(desk, {
    method: request.method ?? '',
    url,
    body,
    key: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
  })
  if (operation) return operation
  const reference = /^GET \/open-lender\/v1\/originations\/([^/]+)$/.exec(route)?.[1]
  if (reference === undefined) return problem(404, 'not_found')
  const entry = desk.books.byReference(decodeURIComponent(reference))
  return entry ? { status: 200, body: decided(desk, entry).loan } : problem(404, 'not_found')
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}

const reference = (kind: string): string => `${kind}-${randomBytes(9).toString('hex')}`
/** The same origination has the same loan reference, whenever it is decided. */
const loanReference = (origination: string): string =>
  `ln-${createHash('sha256').update(origination).digest('hex').slice(0, 18)}`

const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function quote(desk: Desk, body: unknown): Promise<Answer> {
  const asked = openLenderContract.quote.body.safeParse(body)
  if (!asked.success) return problem(400, 'input_invalid')
  const { borrower, amountMinor, today, currency } = asked.data
  const persona = personaOf(desk.profile.code, borrower.phone, amountMinor)
  if (persona === 'silent') return 'silence'
  if (desk.quoteDelayMs > 0) await pause(desk.quoteDelayMs)
  if (persona === 'garbage_quote')
    return { garbage: '{"decision":"offered","quotes":[{"total":"一百"}]}' }
  if (persona === 'quote_declined') return declined('credit_history')
  const lifetimeMs = persona === 'short_offer' ? 3000 : 15 * 60_000
  const quotes = quotesFor(
    desk.profile.terms(desk.url()).products,
    { amountMinor, today, currency },
    {
      expiresAt: later(desk.now(), lifetimeMs),
      reference: () => reference('q'),
    },
  )
  if (quotes.length === 0) return declined('lender_policy')
  for (const it of quotes) {
    desk.books.keepQuote(it, borrower.phone)
    const last = it.schedule.at(-1)
    if (persona === 'off_by_a_fen' && last) {
      last.feeMinor += 1
      last.totalMinor += 1
    }
  }
  return { status: 200, body: { decision: 'offered', quotes } }
}

const declined = (reason: string): Answer => ({
  status: 200,
  body: { decision: 'declined', reasons: [reason] },
})

function originate(desk: Desk, body: unknown, key: string | string[] | undefined): Answer {
  const asked = openLenderContract.originate.body.safeParse(body)
  if (!asked.success || typeof key !== 'string' || key === '') return problem(400, 'input_invalid')
  const known = desk.books.byReference(asked.data.originationReference) ?? desk.books.byKey(key)
  if (known) {
    const sameInput =
      known.idempotencyKey === key &&
      known.originationReference === asked.data.originationReference &&
      known.quoteReference === asked.data.quoteReference
    if (!sameInput) return problem(422, 'idempotency_key_reused')
    known.askedTimes += 1
    return { status: 201, body: decided(desk, known).loan }
  }
  const kept = desk.books.quote(asked.data.quoteReference)
  if (!kept) return problem(404, 'not_found')
  const entry = book(desk, { asked: asked.data, key, kept })
  if (entry === undefined) return problem(400, 'input_invalid')
  desk.books.write(entry)
  if (entry.persona === 'dropped_after_booking') return 'drop'
  if (entry.persona === 'error_after_booking') return problem(500, 'internal_error')
  return { status: 201, body: entry.loan }
}

type Booking = {
  asked: InputOf<typeof openLenderContract.originate>['body']
  key: string
  kept: { quote: LenderQuote; phone: string | undefined }
}

/** The loan as this lender books it; undefined when the product cannot be had that way. */
function book(desk: Desk, { asked, key, kept }: Booking): BookedLoan | undefined {
  const { quote } = kept
  const terms = desk.profile.terms(desk.url()).products.find((it) => it.code === quote.productCode)
  const manual = asked.capture === 'manual'
  if (!terms || (manual && !terms.capabilities?.manualCapture)) return undefined
  const now = desk.now()
  const persona = personaOf(desk.profile.code, kept.phone, quote.principalMinor)
  const expiresAt = later(now, (terms.capabilities?.authorizationDays ?? 0) * 86_400_000)
  const loan: LenderLoan = {
    originationReference: asked.originationReference,
    status: 'approved',
    loanReference: loanReference(asked.originationReference),
    reasons: [],
    principalMinor: quote.principalMinor,
    currency: quote.currency,
    schedule: quote.schedule,
    ...(manual ? { authorizationExpiresAt: expiresAt } : {}),
  }
  if (quote.expiresAt <= now) refuse(loan, 'offer_lapsed')
  else if (persona === 'loan_declined') refuse(loan, 'limit_reached')
  else if (persona === 'loan_pending')
    Object.assign(loan, { status: 'pending', loanReference: null })
  const account: Account = {
    loanReference: loanReference(asked.originationReference),
    terms,
    count: quote.installmentCount,
    currency: quote.currency,
    drawnOn: quote.drawnOn,
    authorizedMinor: quote.principalMinor,
    capturedMinor: manual ? 0 : quote.principalMinor,
    releasedMinor: 0,
    refundedMinor: 0,
    repaidMinor: 0,
    capturedOn: manual ? null : quote.drawnOn,
    expiresAt: manual ? expiresAt : null,
    cancelled: false,
    rows: quote.schedule.map((row) => ({ ...row, paidMinor: 0 })),
    operations: [],
    lines: [],
  }
  return {
    originationReference: asked.originationReference,
    idempotencyKey: key,
    quoteReference: asked.quoteReference,
    borrowerReference: asked.borrower.reference,
    merchantReference: asked.merchantReference,
    consentReference: asked.consent.reference,
    disclosureDigest: asked.consent.disclosureDigest,
    askedTimes: 1,
    bookedAt: now,
    decidesAt: later(now, loan.status === 'pending' ? desk.decisionDelayMs : 0),
    persona,
    loan,
    account: loan.status === 'declined' ? null : account,
  }
}

function refuse(loan: LenderLoan, reason: LenderLoan['reasons'][number]): void {
  Object.assign(loan, { status: 'declined', loanReference: null, reasons: [reason], schedule: [] })
}

/** A pending entry becomes approved when its time has come. */
function decided(desk: Desk, entry: BookedLoan): BookedLoan {
  if (entry.loan.status === 'pending' && entry.decidesAt <= desk.now()) {
    entry.loan.status = 'approved'
    entry.loan.loanReference = loanReference(entry.originationReference)
  }
  return entry
}
