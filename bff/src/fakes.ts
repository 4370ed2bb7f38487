import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import { createApp } from './app.ts'
import { createDeps, type Replacements, type Running } from './create-deps.ts'
import { clockOf, newId } from './deps.ts'
import type { LenderRegistry } from './lenders/registry.ts'
import type { IdentityPort } from './sessions/identity.ts'

/** Platforms that vouch for whoever comes, except codes that begin as refusals do. */
export function fakeIdentity(): IdentityPort & {
  texts: { phone: string; text: string }[]
  mails: { address: string; text: string }[]
} {
  const texts: { phone: string; text: string }[] = []
  const mails: { address: string; text: string }[] = []
  const vouch = async (code: string): Promise<{ subject: string }> => {
    if (code.startsWith('invalid')) throw new Problem('login_code_invalid')
    if (code.startsWith('blocked')) throw new Problem('login_blocked')
    if (code.startsWith('busy')) throw new Problem('identity_unavailable')
    return { subject: code }
  }
  return {
    texts,
    mails,
    fromWeChat: vouch,
    fromAlipay: vouch,
    sendMail: async (address, text) => void mails.push({ address, text }),
    sendText: async (phone, text) => void texts.push({ phone, text }),
    sendNotice: async () => 'sent',
  }
}

/** A key to sign with, worth nothing. */
export const fakeSigningKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  kid: 'fake-1',
  x: 'n0ztqh5bSKzJhtGR0Fm47TfdZ3fftfr3EP-N9WAbpgs',
  d: '4pras-N5fUZEehs1fDxCzRC4W78HVENev98M5KC4gv8',
}

/** A registry that knows nobody. */
export const noLenders: LenderRegistry = {
  eligible: () => [],
  byId: () => undefined,
  all: () => [],
  byCode: () => undefined,
  published: () => [],
  products: () => [],
  generation: () => 0,
  refresh: async () => {},
  close: () => {},
}

/** A clock that stands still until it is moved. */
export function fakeClock(start = '2026-08-01T02:00:00.000Z') {
  let milliseconds = millisecondsOf(start)
  return { ...clockOf(() => milliseconds), pass: (ms: number): void => void (milliseconds += ms) }
}

export const secretKey = 'sk_test_fake_0000000000000000'
export const otherSecretKey = 'sk_test_other_000000000000000'
export const webhookSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`

const merchants = [
  {
    code: 'fake',
    name: 'Fake Shop',
    secretKey,
    publishableKey: 'pk_test_fake',
    webhookSecret,
    allowedOrigins: ['https://shop.example'],
    allowPrivateUrls: true,
  },
  {
    code: 'other',
    name: 'Other Shop',
    secretKey: otherSecretKey,
    publishableKey: 'pk_test_other',
    webhookSecret,
  },
]

type Request = {
  key?: string
  as?: string
  headers?: Record<string, string>
  raw?: string | Uint8Array<ArrayBuffer>
}
export type Called = {
  status: number
  headers: Headers
  body: Record<string, unknown>
  text: string
}

export type TestBff = Running & {
  fetch(path: string, init?: RequestInit): Promise<Response>
  get(path: string, request?: Request): Promise<Called>
  post(path: string, body: unknown, request?: Request): Promise<Called>
}

let keys = 0
/** Files may share one database, so no two of them make the same key or reference. */
const run = newId('request').slice(-8)

/** The whole server in this process, on a database of its own in memory or the one of DATABASE_URL. */
export async function openTestBff(
  variables: Record<string, string> = {},
  replaced: Replacements = {},
): Promise<TestBff> {
  const running = await createDeps(
    {
      DATA_DIR: 'memory',
      DATABASE_URL: process.env['DATABASE_URL'] ?? '',
      SANDBOX: '1',
      PUBLIC_URL: 'http://bff.test',
      LOG_LEVEL: 'silent',
      MERCHANTS: JSON.stringify(merchants),
      ...variables,
    },
    { identity: fakeIdentity(), lenders: noLenders, work: false, ...replaced },
  )
  const app = createApp(running.deps)
  const fetch = async (path: string, init?: RequestInit): Promise<Response> =>
    app.request(path, init)
  const read = async (response: Response): Promise<Called> => {
    const text = await response.text()
    const parsed: unknown = response.headers.get('content-type')?.includes('json')
      ? JSON.parse(text)
      : {}
    invariant(typeof parsed === 'object' && parsed !== null, 'answers are JSON objects')
    return { status: response.status, headers: response.headers, body: { ...parsed }, text }
  }
  const credentials = (request: Request): Record<string, string> =>
    request.as === undefined ? {} : { authorization: `Bearer ${request.as}` }
  return {
    ...running,
    fetch,
    get: async (path, request = {}) =>
      read(await fetch(path, { headers: { ...credentials(request), ...request.headers } })),
    post: async (path, body, request = {}) =>
      read(
        await fetch(path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': request.key ?? `${run}-${(keys += 1)}`,
            ...credentials(request),
            ...request.headers,
          },
          body: request.raw ?? JSON.stringify(body),
        }),
      ),
  }
}

/** An order as a shop's server sends it. */
export const anOrder = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  merchantReference: `order-${run}-${(keys += 1)}`,
  scenario: 'goods',
  currency: 'CNY',
  amountMinor: 120_000,
  lines: [
    { kind: 'item', name: '相机', quantity: 2, unitAmountMinor: 65_000, totalMinor: 130_000 },
    { kind: 'discount', name: '优惠', quantity: 1, unitAmountMinor: 10_000, totalMinor: 10_000 },
  ],
  returnUrl: 'https://shop.example/return',
  notifyUrl: 'https://shop.example/notify',
  ...change,
})
