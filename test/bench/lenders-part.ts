/** Three lenders in one process, each answering a set time after it was asked; they note how long each answer took. And an SMS gateway. */
import { createServer, type IncomingMessage } from 'node:http'
import { openLenderContract, type LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import { listen } from '../sandbox/listen.ts'
import { profiles } from '../sandbox/lenders/profiles.ts'
import { quotesFor } from '../sandbox/lenders/quotes.ts'
import { lenderKeys, signedAnswer } from '../sandbox/lenders/signing.ts'

const codes = ['huaxin', 'lezhong', 'suyi'] as const
const delays = (process.env['QUOTE_DELAYS_MS'] ?? '0,0,0').split(',').map(Number)
const slowestMs = new Map<string, number>()
const quotes = new Map<string, LenderQuote>()
let made = 0

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function quote(code: (typeof codes)[number], text: string): { reference: string; answer: unknown } {
  const asked = openLenderContract.quote.body.parse(JSON.parse(text))
  const found = quotesFor(profiles[code].terms('http://lender.example').products, asked, {
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
    reference: () => `q-${code}-${(made += 1)}`.padEnd(12, '0'),
  })
  if (process.env['KEEP_QUOTES'] === '1') for (const it of found) quotes.set(it.quoteReference, it)
  return { reference: asked.requestReference, answer: { decision: 'offered', quotes: found } }
}

/** Clones of one consent share one quote: each origination reference is a loan of its own. */
function originate(text: string): unknown {
  const asked = openLenderContract.originate.body.parse(JSON.parse(text))
  const quoted = quotes.get(asked.quoteReference)
  if (!quoted) return undefined
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
for (const [i, code] of codes.entries()) {
  const delayMs = delays[i] ?? 0
  const keys = lenderKeys(code)
  const server = createServer((request, response) => {
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
    if (request.url === openLenderContract.keys.path) return say(200, { keys: keys.published() })
    if (request.url === openLenderContract.terms.path)
      return say(200, profiles[code].terms('http://lender.example'))
    if (request.url === '/sms') return say(202, { messageId: 'sms' })
    if (request.url === '/slowest') return say(200, Object.fromEntries(slowestMs))
    void textOf(request).then((text) => {
      if (request.url !== openLenderContract.quote.path) return say(201, originate(text))
      const { reference, answer } = quote(code, text)
      const tell = (): void => {
        say(200, answer)
        slowestMs.set(
          reference,
          Math.max(slowestMs.get(reference) ?? 0, performance.now() - beganAt),
        )
      }
      if (delayMs === 0) tell()
      else setTimeout(tell, Math.max(0, delayMs - (performance.now() - beganAt)))
    })
  })
  urls[code] = (await listen(server, 0)).url
}
process.stdout.write(`${JSON.stringify({ ready: true, urls })}\n`)
// Our parent holds the other end: when it goes, so do we.
process.stdin.on('close', () => process.exit(0)).resume()
