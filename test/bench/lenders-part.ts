/** Three lenders in one process, each answering a set time after it was asked, with a clock of their own. And an SMS gateway and a shop's ear. */
import { createServer, type IncomingMessage } from 'node:http'
import { openLenderContract, type LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import { listen } from '../sandbox/listen.ts'
import { profiles } from '../sandbox/lenders/profiles.ts'
import { quotesFor } from '../sandbox/lenders/quotes.ts'
import { lenderKeys, signedAnswer } from '../sandbox/lenders/signing.ts'
import { partIsReady } from './part.ts'

const codes = ['huaxin', 'lezhong', 'suyi'] as const
type Code = (typeof codes)[number]

const delays = (process.env['QUOTE_DELAYS_MS'] ?? '0,0,0').split(',').map(Number)
/** How long the slowest lender took over each request for offers. */
const slowestMs = new Map<string, number>()
const quotes = new Map<string, LenderQuote>()
/** Reckoned once for each question, so that their arithmetic takes no turn from whom we measure. */
const reckoned = new Map<string, LenderQuote[]>()
let made = 0
let hooks = 0

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function quote(code: Code, text: string): { reference: string; answer: unknown } {
  const asked = openLenderContract.quote.body.parse(JSON.parse(text))
  const question = [code, asked.amountMinor, asked.currency, asked.today].join(' ')
  const known =
    reckoned.get(question) ??
    quotesFor(profiles[code].terms('http://lender.example').products, asked, {
      expiresAt: '',
      reference: () => '',
    })
  reckoned.set(question, known)
  const expiresAt = new Date(Date.now() + 900_000).toISOString()
  const found = known.map((it) => ({
    ...it,
    quoteReference: `q-${code}-${(made += 1)}`.padEnd(12, '0'),
    expiresAt,
  }))
  if (process.env['KEEP_QUOTES'] === '1') for (const it of found) quotes.set(it.quoteReference, it)
  return { reference: asked.requestReference, answer: { decision: 'offered', quotes: found } }
}

/** Clones of one consent share one quote: each origination reference is a loan of its own. */
function originate(text: string): unknown {
  const asked = openLenderContract.originate.body.parse(JSON.parse(text))
  const quoted = quotes.get(asked.quoteReference)
  if (!quoted) throw new Error(`no such quote: ${asked.quoteReference}`)
  return {
    originationReference: asked.originationReference,
    status: 'approved',
    loanReference: `ln-${asked.originationReference}`,
    reasons: [],
    principalMinor: quoted.principalMinor,
    currency: quoted.currency,
    schedule: quoted.schedule,
  }
}

const urls: Record<string, string> = {}

const lender = (code: Code, delayMs: number) => {
  const keys = lenderKeys(code)
  return createServer((request, response) => {
    const beganAt = performance.now()
    const say = (status: number, it: unknown): void => {
      const body = JSON.stringify(it)
      const signed = signedAnswer(
        keys,
        { status, type: 'application/json', body },
        {
          method: request.method ?? '',
          url: `${urls[code] ?? ''}${request.url ?? ''}`,
          signature: String(request.headers['signature'] ?? ''),
          now: new Date().toISOString(),
        },
      )
      response.writeHead(status, signed).end(body)
    }
    const sayQuote = (text: string): void => {
      const { reference, answer } = quote(code, text)
      const tell = (): void => {
        say(200, answer)
        const tookMs = performance.now() - beganAt
        slowestMs.set(reference, Math.max(slowestMs.get(reference) ?? 0, tookMs))
      }
      const leftMs = delayMs - (performance.now() - beganAt)
      if (leftMs > 0) setTimeout(tell, leftMs)
      else tell()
    }
    void textOf(request).then((text) => {
      switch (request.url) {
        case openLenderContract.keys.path:
          return say(200, { keys: keys.published() })
        case openLenderContract.terms.path:
          return say(200, profiles[code].terms('http://lender.example'))
        case openLenderContract.quote.path:
          return sayQuote(text)
        case openLenderContract.originate.path:
          return say(201, originate(text))
        case '/sms':
          return say(202, { messageId: 'sms' })
        case '/hook':
          hooks += 1
          return say(200, {})
        case '/slowest':
          return say(200, { slowestMs: Object.fromEntries(slowestMs), hooks })
        default:
          return say(404, {})
      }
    })
  })
}

for (const [i, code] of codes.entries()) {
  const server = lender(code, delays[i] ?? 0)
  server.keepAliveTimeout = 120_000
  urls[code] = (await listen(server, 0)).url
}
partIsReady({ urls })
