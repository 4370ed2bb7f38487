import * as z from 'zod/mini'
import { ApiKeyId, RequestId } from '../id/id.ts'
import { Instant } from '../time/calendar-date.ts'

/** Test and live are two accounts of one merchant: what is made in one is not there in the other. */
export const MerchantMode = z.enum(['test', 'live'])
export type MerchantMode = z.infer<typeof MerchantMode>

/** `expiring`: replaced, and still good until `expiresAt`. */
export const ApiKeyStatus = z.enum(['active', 'expiring', 'expired', 'revoked'])
export type ApiKeyStatus = z.infer<typeof ApiKeyStatus>

export const ApiKeyKind = z.enum(['secret', 'publishable'])
export type ApiKeyKind = z.infer<typeof ApiKeyKind>

/** A key without its text; `hint` is its beginning and its last four letters. */
export const ApiKey = z.strictObject({
  id: ApiKeyId,
  kind: ApiKeyKind,
  mode: MerchantMode,
  name: z.string(),
  hint: z.string(),
  status: ApiKeyStatus,
  createdAt: Instant,
  /** To the half minute; null when it has not been used. */
  lastUsedAt: z.nullable(Instant),
  expiresAt: z.nullable(Instant),
  revokedAt: z.nullable(Instant),
})
export type ApiKey = z.infer<typeof ApiKey>

/** A key at the only moment at which it is shown. */
export const IssuedApiKey = z.strictObject({ ...ApiKey.shape, key: z.string() })
export type IssuedApiKey = z.infer<typeof IssuedApiKey>

/** One request of the merchant's own server, as it was answered. */
export const ApiRequest = z.strictObject({
  id: RequestId,
  method: z.string(),
  /** The pattern of the path, without what stood in its places. */
  route: z.string(),
  status: z.int(),
  /** Of the problem, where it was refused. */
  code: z.nullable(z.string()),
  apiKeyId: ApiKeyId,
  idempotencyKey: z.nullable(z.string()),
  /** The stored answer of an earlier request was given again. */
  replayed: z.boolean(),
  createdAt: Instant,
})
export type ApiRequest = z.infer<typeof ApiRequest>

/** The time as a merchant of test mode has it, and how far it is ahead. */
export const TestClock = z.strictObject({ nowAt: Instant, aheadSeconds: z.int() })
export type TestClock = z.infer<typeof TestClock>
