import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { openLenderContract, type ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { listen } from '../listen.ts'
import { platformPublicKey } from '../platform-key.ts'
import { decided, originate, quote } from './booking.ts'
import { openBooks, type Books } from './books.ts'
import { changeLineByHand } from './credit-lines.ts'
import { answerByHand } from './disputes.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { collectDue, workThroughDay } from './mandates.ts'
import { openNotifier } from './notifier.ts'
import { answerOperation } from './operations-desk.ts'
import { changeRateByHand } from './rate-changes.ts'
import { isTrusted, lenderKeys, signedAnswer, type LenderKeys, type PublicJwk } from './signing.ts'
import { profiles, type LenderCode, type LenderProfile } from './profiles.ts'

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
  /** The platform's keys, as agreed. */
  platformKeys?: readonly PublicJwk[]
  /** Makes the lender err: changes an answer before it is signed. Undefined leaves it as it is. */
  err?: (route: string, answer: Answer) => Answer | undefined
  /** Products it publishes beside its own. */
  products?: readonly ProductTerms[]
  /** A lender that hears anybody. */
  trustsAnybody?: boolean
  /** Where booked loans are kept between runs; in memory alone when absent. */
  booksFile?: string | undefined
}
export type RunningLender = {
  url: string
  close(): Promise<void>
  books(): Books
  keys: LenderKeys
  /** From now on the platform is told of changes, at this address. */
  notifyAt(url: string): void
}

const publishing = (profile: LenderProfile, more: readonly ProductTerms[]): LenderProfile => ({
  ...profile,
  terms: (url) => {
    const terms = profile.terms(url)
    return { ...terms, products: [...terms.products, ...more] }
  },
})

const systemNow = (): string => new Date().toISOString()

/** A lender on loopback that speaks the Open Lender API and keeps its own books. */
export async function startLender(options: LenderOptions): Promise<RunningLender> {
  const profile = publishing(profiles[options.lender], options.products ?? [])
  const books = openBooks(options.lender, options.booksFile)
  const keys = lenderKeys(options.lender)
  let url = options.publicUrl ?? ''
  const desk: Desk = {
    profile,
    books,
    now: options.now ?? systemNow,
    url: () => url,
    quoteDelayMs: options.quoteDelayMs ?? profile.quoteDelayMs,
    decisionDelayMs: options.decisionDelayMs ?? 8000,
    keys,
    trustsAnybody: options.trustsAnybody ?? false,
    platformKeys: options.platformKeys ?? [platformPublicKey],
    notifier: openNotifier(keys, options.now ?? systemNow),
  }
  const server = createServer((request, response) => {
    const route = `${request.method} ${(request.url ?? '').split('?')[0]}`
    void heard(desk, request).then((it) =>
      send(desk, { request, response }, options.err?.(route, it) ?? it),
    )
  })
  const listening = await listen(server, options.port)
  url ||= listening.url
  const days = setInterval(() => collectDue(desk), 500)
  days.unref()
  const close = async (): Promise<void> => {
    clearInterval(days)
    desk.notifier.close()
    await listening.close()
  }
  return {
    ...listening,
    close,
    books: books.read,
    keys: desk.keys,
    notifyAt: desk.notifier.tellAt,
  }
}

const heard = (desk: Desk, request: IncomingMessage): Promise<Answer> =>
  answer(desk, request).catch(() => problem(500, 'internal_error'))

type Exchange = { request: IncomingMessage; response: ServerResponse }

function send(desk: Desk, { request, response }: Exchange, it: Answer): void {
  if (it === 'silence') return
  if (it === 'drop') {
    request.socket.destroy()
    return
  }
  const garbage = 'garbage' in it
  const status = garbage ? 200 : it.status
  const body = garbage ? it.garbage : JSON.stringify(it.body)
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  const signed = signedAnswer(
    desk.keys,
    { status, type, body },
    {
      method: request.method ?? '',
      url: desk.url() + (request.url ?? ''),
      signature: String(request.headers['signature'] ?? ''),
      now: desk.now(),
    },
  )
  response.writeHead(status, {
    ...signed,
    'x-request-id': String(request.headers['x-request-id'] ?? ''),
    'x-correlation-id': randomBytes(8).toString('hex'),
  })
  response.end(body)
}

async function answer(desk: Desk, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://lender')
  const route = `${request.method} ${url.pathname}`
  if (route === 'GET /sandbox/books') return { status: 200, body: desk.books.read() }
  if (route === 'GET /healthz') return { status: 200, body: { lender: desk.profile.code } }
  if (/^GET \/(agreements\/\w+|complaints)$/.test(route))
    return { garbage: '"示范文本 · sample text"' }
  if (route === `GET ${openLenderContract.keys.path}`)
    return { status: 200, body: { keys: desk.keys.published() } }
  const bytes = await bytesOf(request)
  const byHand =
    answerByHand(desk, route, parsed(bytes)) ??
    changeLineByHand(desk, route, parsed(bytes)) ??
    changeRateByHand(desk, route, parsed(bytes)) ??
    workThroughDay(desk, route, parsed(bytes))
  if (byHand) return byHand
  const anybody = desk.trustsAnybody
  if (!anybody && request.headers['signature'] === undefined)
    return problem(401, 'credentials_missing')
  const asked = { url: desk.url() + (request.url ?? ''), body: bytes, now: desk.now() }
  if (!anybody && !isTrusted(request, { ...asked, platformKeys: desk.platformKeys }))
    return problem(401, 'credentials_invalid')
  if (route === `GET ${openLenderContract.terms.path}`) {
    return { status: 200, body: desk.profile.terms(desk.url()) }
  }
  const body = request.method === 'POST' ? parsed(bytes) : undefined
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

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
