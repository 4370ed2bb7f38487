import * as z from 'zod/mini'
import { endpoint } from '../endpoint.ts'

const Base64Url = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** An Ed25519 key that signs messages, as RFC 8037 writes it. */
export const PublicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().check(z.regex(/^[\w.:-]{1,64}$/)),
  x: Base64Url,
  use: z.optional(z.literal('sig')),
  alg: z.optional(z.enum(['EdDSA', 'Ed25519'])),
})
export type PublicKey = z.infer<typeof PublicKey>

/** Every key whose signatures hold today: during a rotation the old one and the new one. */
export const PublicKeys = z.strictObject({
  keys: z.array(PublicKey).check(z.minLength(1), z.maxLength(8)),
})
export type PublicKeys = z.infer<typeof PublicKeys>

const keys = { method: 'GET', status: 200, output: PublicKeys, problems: [] } as const

/** Where each side finds the keys of the other. These two answers are not signed: TLS vouches for them. */
export const lenderKeysContract = {
  keys: endpoint({
    ...keys,
    id: 'lenderKeys',
    summary: 'Keys the lender signs with',
    path: '/open-lender/v1/keys',
    actor: 'platform',
  }),
}
export const platformKeysContract = {
  platformKeys: endpoint({
    ...keys,
    id: 'platformKeys',
    summary: 'Keys Miaoguo signs with',
    path: '/v1/lenders/keys',
    actor: 'public',
  }),
}

/** The profile of RFC 9421 both sides hold to. */
export const signatureProfile = {
  tag: 'open-lender',
  /** Seconds a signature lives; also how long a nonce is remembered. */
  lifeSeconds: 300,
  /** Seconds two clocks may differ. */
  skewSeconds: 60,
} as const
