import * as z from 'zod/mini'
import { MerchantUserId } from '../id/id.ts'
import { Phone } from '../session/session.ts'
import { Instant } from '../time/calendar-date.ts'
import { MerchantMode } from './merchant.ts'
import { MerchantRole, Permission } from './permission.ts'

const Email = z
  .string()
  .check(z.maxLength(120), z.regex(/^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/))

/** Where a merchant's user gets one-time codes: a mainland mobile number, or an e-mail address in lower case. */
export const Login = z.union([Phone, Email])
export type Login = z.infer<typeof Login>

/** Somebody who works at a merchant; `loginHint` is enough of the login to recognize it by. */
export const MerchantUser = z.strictObject({
  id: MerchantUserId,
  name: z.string(),
  loginHint: z.string(),
  role: MerchantRole,
  createdAt: Instant,
})
export type MerchantUser = z.infer<typeof MerchantUser>

/** A mode in which a merchant has an account. */
export const ConsoleAccount = z.strictObject({
  mode: MerchantMode,
  name: z.string(),
  /** An IANA zone: days are counted in it. */
  timeZone: z.string(),
})
export type ConsoleAccount = z.infer<typeof ConsoleAccount>

/** Who is signed in at the console, and what they may do there. */
export const ConsoleUser = z.strictObject({
  user: MerchantUser,
  accounts: z.array(ConsoleAccount),
  permissions: z.array(Permission),
})
export type ConsoleUser = z.infer<typeof ConsoleUser>

/** A session of the console. Its token is good nowhere else, and no other token is good there. */
export const ConsoleSession = z.strictObject({
  ...ConsoleUser.shape,
  token: z.string(),
  expiresAt: Instant,
})
export type ConsoleSession = z.infer<typeof ConsoleSession>
