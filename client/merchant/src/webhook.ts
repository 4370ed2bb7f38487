import type { components } from './openapi.ts'

export type WebhookEvent = components['schemas']['WebhookEvent']

const toleranceSeconds = 300
const signaturesMax = 16

type Headers_ = Headers | Record<string, string | string[] | undefined>
export type Delivery = {
  headers: Headers_
  /** The bytes as they came, never a body parsed and written again. */
  body: Uint8Array | string
  /** One, or during a rotation the old and the new. */
  secrets: string | readonly string[]
  nowSeconds?: number
}

/**
 * The text of a Standard Webhooks delivery, or undefined when it is not genuine or not fresh. Stricter than the reference
 * library: a timestamp of digits only, an id without a dot, text in UTF-8, secrets of 24 to 64 bytes, at most 16 signatures.
 */
export async function verifySignature(it: Delivery): Promise<string | undefined> {
  const header = headersOf(it.headers)
  const id = header('webhook-id')
  const timestamp = header('webhook-timestamp')
  const signatures = header('webhook-signature').split(' ')
  const { nowSeconds = Math.floor(Date.now() / 1000) } = it
  if (!/^[\x21-\x2d\x2f-\x7e]{1,255}$/.test(id) || !/^[1-9]\d{0,11}$/.test(timestamp))
    return undefined
  if (Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds) return undefined
  if (signatures.length > signaturesMax) return undefined
  const bytes = typeof it.body === 'string' ? new TextEncoder().encode(it.body) : it.body
  const text = textOf(bytes)
  if (text === undefined) return undefined
  const signed = concat(new TextEncoder().encode(`${id}.${timestamp}.`), bytes)
  const keys = (typeof it.secrets === 'string' ? [it.secrets] : it.secrets).map(keyOf)
  if (keys.includes(undefined)) return undefined
  for (const key of keys)
    for (const signature of signatures) if (key && (await isBy(key, signature, signed))) return text
  return undefined
}

/** The event of a delivery whose signature holds, else undefined: answer 401, and read nothing of it. */
export async function verifyWebhook(it: Delivery): Promise<WebhookEvent | undefined> {
  const text = await verifySignature(it)
  return text === undefined ? undefined : eventOf(text, headersOf(it.headers)('webhook-id'))
}

function headersOf(headers: Headers_): (name: string) => string {
  if (headers instanceof Headers) return (name) => headers.get(name) ?? ''
  const lower = new Map(Object.entries(headers).map(([name, it]) => [name.toLowerCase(), it]))
  return (name) => {
    const value = lower.get(name)
    return typeof value === 'string' ? value : ''
  }
}

type Bytes = Uint8Array<ArrayBuffer>

function keyOf(secret: string): Bytes | undefined {
  const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined
  const key = decoded(text)
  return key && key.length >= 24 && key.length <= 64 ? key : undefined
}

function decoded(base64: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function concat(a: Uint8Array, b: Uint8Array): Bytes {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}

/** The comparison is the platform's own, which takes the same time wherever two signatures differ. */
async function isBy(secret: Bytes, signature: string, signed: Bytes): Promise<boolean> {
  const given = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(signature)?.[1]
  const mac = given === undefined ? undefined : decoded(given)
  if (!mac) return false
  const { subtle } = globalThis.crypto
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await subtle.importKey('raw', secret, algorithm, false, ['verify'])
  return subtle.verify('HMAC', key, mac, signed)
}

/** Signed by us, so it is of the form we promise; what is not ours to promise is that it is the body of this id. */
function eventOf(text: string, id: string): WebhookEvent | undefined {
  try {
    const event = JSON.parse(text) as WebhookEvent
    return event.id === id ? event : undefined
  } catch {
    return undefined
  }
}
