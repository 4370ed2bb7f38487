import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

const keys = new Map<string, Buffer>()
function keyOf(secret: string): Buffer {
  const key = keys.get(secret) ?? Buffer.from(hkdfSync('sha256', secret, '', 'miaoguo seal', 32))
  keys.set(secret, key)
  return key
}

/** What is longer is made shorter first; that it was, is said by this sign, which no base64url has. */
const longMin = 1024
const shortened = '~'

/** Encrypts a text for a column (AES-256-GCM), so that reading the table is not enough to use it. */
export function seal(secret: string, text: string): string {
  if (text.length < longMin) return sealBytes(secret, Buffer.from(text, 'utf8'))
  return shortened + sealBytes(secret, deflateRawSync(text, { level: 1 }))
}

function sealBytes(secret: string, bytes: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** The text again; throws when the secret is another or the column was changed. */
export function unseal(secret: string, sealed: string): string {
  if (!sealed.startsWith(shortened)) return unsealBytes(secret, sealed).toString('utf8')
  const bytes = unsealBytes(secret, sealed.slice(shortened.length))
  return inflateRawSync(bytes).toString('utf8')
}

function unsealBytes(secret: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}
