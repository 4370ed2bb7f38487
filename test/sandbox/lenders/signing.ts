import {
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A lender's own hand at RFC 9421, written apart from the platform's so that each checks the other. */

export type PublicJwk = { kty: 'OKP'; crv: 'Ed25519'; kid: string; x: string }
type Pair = { kid: string; seed: Buffer }

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const privateKeyOf = (pair: Pair) =>
  createPrivateKey({ key: Buffer.concat([pkcs8, pair.seed]), format: 'der', type: 'pkcs8' })

const publicJwkOf = (pair: Pair): PublicJwk => {
  const { x } = createPublicKey(privateKeyOf(pair)).export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', kid: pair.kid, x: String(x) }
}

const digestOf = (body: Buffer | string): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

/** The keys of one lender: the newest signs, all that are published hold. Fixed and worthless, made from its name. */
export function lenderKeys(name: string) {
  let made = 0
  const make = (): Pair => {
    made += 1
    return {
      kid: `${name}-${made}`,
      seed: createHash('sha256').update(`sandbox key of ${name} ${made}`).digest(),
    }
  }
  let pairs = [make()]
  const newest = (): Pair => {
    const pair = pairs.at(-1)
    if (!pair) throw new Error('a lender has a key')
    return pair
  }
  return {
    published: (): PublicJwk[] => pairs.map(publicJwkOf),
    /** A new key beside the old one: both hold until the old one is retired. */
    rotate: (): void => void pairs.push(make()),
    retire: (): void => {
      pairs = [newest()]
    },
    /** Both signature fields over these lines. */
    fields: (lines: [name: string, value: string][], now: string): Record<string, string> => {
      const pair = newest()
      const created = seconds(now)
      const nonce = randomBytes(16).toString('hex')
      const input = `(${lines.map(([it]) => it).join(' ')});created=${created};expires=${created + 300};nonce="${nonce}";keyid="${pair.kid}";alg="ed25519";tag="open-lender"`
      const base = [...lines, ['"@signature-params"', input]].map((it) => it.join(': ')).join('\n')
      const signature = sign(null, Buffer.from(base), privateKeyOf(pair)).toString('base64')
      return { 'signature-input': `sig=${input}`, signature: `sig=:${signature}:` }
    },
  }
}
export type LenderKeys = ReturnType<typeof lenderKeys>

type Asking = { method: string; url: string; signature: string }

/** The headers that bind an answer to the one request it answers. */
export function signedAnswer(
  keys: LenderKeys,
  answer: { status: number; type: string; body: string },
  to: Asking & { now: string },
): Record<string, string> {
  const digest = digestOf(answer.body)
  const lines: [string, string][] = [
    ['"@status"', String(answer.status)],
    ['"content-type"', answer.type],
    ['"content-digest"', digest],
    ['"@method";req', to.method],
    ['"@target-uri";req', to.url],
    ['"signature";req', to.signature],
  ]
  return { 'content-type': answer.type, 'content-digest': digest, ...keys.fields(lines, to.now) }
}

/** The headers of a notification. */
export function signedNotification(
  keys: LenderKeys,
  it: { url: string; body: string; now: string },
): Record<string, string> {
  const type = 'application/json'
  const digest = digestOf(it.body)
  const lines: [string, string][] = [
    ['"@method"', 'POST'],
    ['"@target-uri"', it.url],
    ['"content-type"', type],
    ['"content-digest"', digest],
  ]
  return { 'content-type': type, 'content-digest': digest, ...keys.fields(lines, it.now) }
}

const seen = new Map<string, number>()

/** Whether a request is the platform's own, whole, recent, and here for the first time. */
export function isTrusted(
  request: IncomingMessage,
  it: { url: string; body: Buffer; now: string; platformKeys: readonly PublicJwk[] },
): boolean {
  const header = (name: string): string => String(request.headers[name] ?? '')
  const input = header('signature-input').replace(/^sig=/, '')
  const covered = (/^\(([^)]*)\)/.exec(input)?.[1] ?? '').split(' ')
  const param = (name: string): string => new RegExp(`;${name}="?([^";]+)"?`).exec(input)?.[1] ?? ''
  const must = ['"@method"', '"@target-uri"']
  if (it.body.length > 0) must.push('"content-digest"', '"content-type"')
  if (request.headers['idempotency-key'] !== undefined) must.push('"idempotency-key"')
  if (!must.every((name) => covered.includes(name))) return false
  const now = seconds(it.now)
  const [created, expires] = [Number(param('created')), Number(param('expires'))]
  if (!(created <= now + 60 && now <= expires + 60 && expires - created <= 300)) return false
  const jwk = it.platformKeys.find((key) => key.kid === param('keyid'))
  if (!jwk || param('tag') !== 'open-lender') return false
  if (it.body.length > 0 && header('content-digest') !== digestOf(it.body)) return false
  const values: Record<string, string> = {
    '"@method"': request.method ?? '',
    '"@target-uri"': it.url,
  }
  const lines = covered.map((name) => `${name}: ${values[name] ?? header(name.slice(1, -1))}`)
  const base = [...lines, `"@signature-params": ${input}`].join('\n')
  const signature = Buffer.from(header('signature').replace(/^sig=:|:$/g, ''), 'base64')
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  if (!verify(null, Buffer.from(base), key, signature)) return false
  const nonce = `${jwk.kid} ${it.url} ${param('nonce')}`
  if (seen.has(nonce)) return false
  for (const [old, until] of seen) if (until < now) seen.delete(old)
  seen.set(nonce, expires + 60)
  return true
}
