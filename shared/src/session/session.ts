import * as z from 'zod/mini'
import { BorrowerId } from '../id/id.ts'
import { Instant } from '../time/calendar-date.ts'

/** A mainland mobile number, eleven digits. */
export const Phone = z.string().check(z.regex(/^1[3-9]\d{9}$/))
export const OneTimeCode = z.string().check(z.regex(/^\d{6}$/))
const LoginCode = z.string().check(z.minLength(1), z.maxLength(256))

export const NewSession = z.discriminatedUnion('platform', [
  z.strictObject({ platform: z.literal('weapp'), code: LoginCode }),
  z.strictObject({ platform: z.literal('alipay'), code: LoginCode }),
  z.strictObject({ platform: z.literal('h5'), phone: Phone, oneTimeCode: OneTimeCode }),
])
export type NewSession = z.infer<typeof NewSession>

/** A short-lived access token, and a refresh token that works once. */
export const Session = z.strictObject({
  borrowerId: BorrowerId,
  displayName: z.string(),
  accessToken: z.string(),
  accessExpiresAt: Instant,
  refreshToken: z.string(),
})
export type Session = z.infer<typeof Session>
