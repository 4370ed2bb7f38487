import { createHmac, hkdfSync, randomInt } from 'node:crypto'
import type { Env } from '../env.ts'

const keys = new Map<string, Buffer>()
const keyOf = (env: Env): Buffer => {
  const key =
    keys.get(env.SESSION_SECRET) ??
    Buffer.from(hkdfSync('sha256', env.SESSION_SECRET, '', 'miaoguo subjects', 32))
  keys.set(env.SESSION_SECRET, key)
  return key
}

/** A keyed digest: six digits or a phone could be guessed from a plain one. */
export const digestOf = (
  env: Env,
  kind: 'phone' | 'code' | 'subject' | 'refresh' | 'console',
  text: string,
): string => createHmac('sha256', keyOf(env)).update(`${kind}:${text}`).digest('base64url')

export const codeMinutes = 5
export const guessesMax = 5

/** Six digits; the same ones in the sandbox, so that a demo needs no phone. */
export const makeCode = (env: Env): string =>
  env.SANDBOX ? '246810' : String(randomInt(1_000_000)).padStart(6, '0')
