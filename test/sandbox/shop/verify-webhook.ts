import { timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

const toleranceSeconds = 300
const secretBytesMin = 24
const signaturesMax = 16

export type Delivery = {
  headers: Record<string, string | undefined>
  body: Uint8Array
  nowSeconds: number
}

/**
 * The text of a delivery whose Standard Webhooks signature holds for one of the secrets, else null.
 * Stricter than the library's own `verify`: whole-number timestamps, ids without dots, bytes that are
 * UTF-8, and a bounded number of signatures.
 */
export function verifyWebhook(secrets: readonly string[], it: Delivery): string | null {
  const id = it.headers['webhook-id'] ?? ''
  const stamp = it.headers['webhook-timestamp'] ?? ''
  const signatures = (it.headers['webhook-signature'] ?? '').split(' ')
  if (!/^[\w-]{1,128}$/.test(id) || !/^\d{1,12}$/.test(stamp)) return null
  if (Math.abs(it.nowSeconds - Number(stamp)) > toleranceSeconds) return null
  if (signatures.length > signaturesMax) return null
  const text = textOf(it.body)
  if (text === null) return null
  const sentAt = new Date(Number(stamp) * 1000)
  const holds = usable(secrets).some((secret) => {
    const expected = Buffer.from(new Webhook(secret).sign(id, sentAt, text))
    return signatures.some((given) => {
      const bytes = Buffer.from(given)
      return bytes.length === expected.length && timingSafeEqual(bytes, expected)
    })
  })
  return holds ? text : null
}

const usable = (secrets: readonly string[]): string[] =>
  secrets.filter((it) => Buffer.from(it.replace(/^whsec_/, ''), 'base64').length >= secretBytesMin)

function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}
