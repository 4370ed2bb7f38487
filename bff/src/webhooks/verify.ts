import { createHmac, timingSafeEqual } from 'node:crypto'

const toleranceSeconds = 300
const signaturesMax = 16
const secretBytes = { min: 24, max: 64 }
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function keyOf(secret: string): Buffer | undefined {
  const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined
  const key = Buffer.from(text, 'base64')
  return key.length >= secretBytes.min && key.length <= secretBytes.max ? key : undefined
}

function isText(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes)
    return true
  } catch {
    return false
  }
}

export type Delivery = {
  /** Names in lower case. */
  headers: Record<string, string | undefined>
  /** The bytes as they came, never a body parsed and written again. */
  body: Uint8Array
}

/**
 * Whether a Standard Webhooks delivery is genuine and fresh. Stricter than the reference library: a timestamp of digits only,
 * an id without a dot, text in UTF-8, secrets of 24 to 64 bytes and at most 16 signatures.
 */
export function isGenuine(it: Delivery, secrets: readonly string[], nowSeconds: number): boolean {
  const id = it.headers['webhook-id'] ?? ''
  const timestamp = it.headers['webhook-timestamp'] ?? ''
  const signatures = (it.headers['webhook-signature'] ?? '').split(' ')
  if (!/^[\x21-\x2d\x2f-\x7e]{1,255}$/.test(id) || !/^[1-9]\d{0,11}$/.test(timestamp)) return false
  if (Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds) return false
  if (signatures.length > signaturesMax || !isText(it.body)) return false
  const keys = secrets.map(keyOf)
  if (keys.length === 0 || keys.includes(undefined)) return false
  return keys.some((key) => {
    const expected = createHmac('sha256', key ?? '')
      .update(`${id}.${timestamp}.`)
      .update(it.body)
      .digest()
    return signatures.some((signature) => {
      const given = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(signature)?.[1]
      return given !== undefined && timingSafeEqual(Buffer.from(given, 'base64'), expected)
    })
  })
}
