import { PublicKey } from '@miaoguo/shared/contract/lender/keys'
import { Login } from '@miaoguo/shared/merchant/merchant-user'
import { MerchantRole } from '@miaoguo/shared/merchant/permission'
import * as z from 'zod/mini'
import { LenderSeed } from './lenders/seeds.ts'

const jsonOf = <T extends z.ZodMiniType>(schema: T, fallback: string) =>
  z.pipe(
    z._default(z.string(), fallback),
    z.pipe(
      z.transform((text: string, context): unknown => {
        try {
          return JSON.parse(text)
        } catch {
          context.issues.push({ code: 'custom', message: 'not valid JSON', input: text })
          return z.NEVER
        }
      }),
      schema,
    ),
  )
const whole = (fallback: number, minimum: number, maximum: number) =>
  z._default(z.coerce.number().check(z.int(), z.minimum(minimum), z.maximum(maximum)), fallback)
const url = z.string().check(z.regex(/^https?:\/\/[^\s]+$/))
const baseUrl = z.pipe(
  url,
  z.transform((text: string) => text.replace(/\/+$/, '')),
)
const seconds = (fallback: string) =>
  z.pipe(
    z._default(z.string().check(z.regex(/^\d+(,\d+)*$/)), fallback),
    z.transform((text: string) => text.split(',').map(Number)),
  )
const flag = z.pipe(
  z._default(z.string(), '0'),
  z.transform((text: string) => text === '1' || text === 'true'),
)

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const MerchantSeed = z.strictObject({
  code: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  secretKey: z.string().check(z.regex(/^sk_(test|live)_\w{10,120}$/)),
  publishableKey: z.string().check(z.regex(/^pk_(test|live)_\w{1,70}$/)),
  webhookSecret: z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/)),
  allowedOrigins: z._default(z.array(z.string()), []),
  allowPrivateUrls: z._default(z.boolean(), false),
  /** Where the merchant's days begin and end. */
  /** Who may sign in to the console from the start; others are added there. */
  users: z._default(
    z.array(
      z.strictObject({
        login: Login,
        name: z.string().check(z.minLength(1), z.maxLength(60)),
        role: MerchantRole,
      }),
    ),
    [],
  ),
  timeZone: z._default(
    z.string().check(z.refine(isTimeZone, 'is not an IANA time zone')),
    'Asia/Shanghai',
  ),
})
export type MerchantSeed = z.infer<typeof MerchantSeed>

/** A private key we sign with. */
const PrivateKey = z.strictObject({
  ...PublicKey.shape,
  d: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
})

/** How a template names what a reminder says. */
const ReminderFields = z.strictObject({
  lender: z.string(),
  amount: z.string(),
  dueOn: z.string(),
  note: z.string(),
})

/** The whole configuration, parsed once. Nothing else reads the environment. */
export const Env = z.object({
  PORT: whole(8787, 0, 65535),
  HOST: z._default(z.string(), '127.0.0.1'),
  PUBLIC_URL: z.optional(url),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  DATABASE_POOL: whole(10, 2, 200),
  DATA_DIR: z._default(z.string(), './.data'),
  LENDERS: jsonOf(z.array(LenderSeed), '[]'),
  /** The first signs what we ask lenders; all are published, so that a new one can stand beside the old. */
  SIGNING_KEYS: jsonOf(z.array(PrivateKey).check(z.maxLength(4)), '[]'),
  MERCHANTS: jsonOf(z.array(MerchantSeed), '[]'),
  SESSION_SECRET: z.string().check(z.minLength(32)),
  WECHAT_BASE_URL: z._default(baseUrl, 'https://api.weixin.qq.com'),
  WECHAT_APP_ID: z._default(z.string(), ''),
  WECHAT_SECRET: z._default(z.string(), ''),
  /** Templates of reminders, and the names of their fields there; without one a platform sends none. */
  WECHAT_REMINDER_TEMPLATE: z.optional(z.string()),
  WECHAT_REMINDER_FIELDS: jsonOf(
    ReminderFields,
    '{"lender":"thing1","amount":"amount2","dueOn":"date3","note":"thing4"}',
  ),
  WECHAT_MINIPROGRAM_STATE: z._default(z.enum(['developer', 'trial', 'formal']), 'formal'),
  ALIPAY_REMINDER_TEMPLATE: z.optional(z.string()),
  ALIPAY_REMINDER_FIELDS: jsonOf(
    ReminderFields,
    '{"lender":"keyword1","amount":"keyword2","dueOn":"keyword3","note":"keyword4"}',
  ),
  ALIPAY_BASE_URL: z._default(baseUrl, 'https://openapi.alipay.com'),
  ALIPAY_APP_ID: z._default(z.string(), ''),
  ALIPAY_PRIVATE_KEY: z._default(z.string(), ''),
  ALIPAY_PUBLIC_KEY: z._default(z.string(), ''),
  SMS_BASE_URL: z.optional(baseUrl),
  /** Checks names and bank cards: `POST /verify/person`, `POST /verify/card`. */
  VERIFIER_BASE_URL: z.optional(baseUrl),
  /** Takes `POST /mail {address, text}`: codes for merchants' users who sign in by e-mail. */
  MAIL_BASE_URL: z.optional(baseUrl),
  CLIENT_DIR: z.optional(z.string()),
  WIDGET_FILE: z.optional(z.string()),
  OFFER_DEADLINE_MS: whole(1500, 50, 20_000),
  /** Requests for offers here at once, and how many of them may be waiting for us and not for lenders. */
  OFFERS_AT_ONCE: whole(600, 1, 100_000),
  OFFERS_IN_HAND: whole(32, 1, 100_000),
  LENDER_TIMEOUT_MS: whole(8000, 50, 60_000),
  LENDER_CONCURRENT: whole(256, 1, 1000),
  LENDER_QUEUED: whole(256, 0, 10_000),
  /** A decision that takes longer is told to people. */
  PENDING_ALARM_HOURS: whole(8, 1, 720),
  MINIMUM_READING_SECONDS: whole(5, 0, 600),
  CHECKOUT_MINUTES: whole(120, 1, 1440),
  ACCESS_MINUTES: whole(15, 1, 120),
  SESSION_DAYS: whole(30, 1, 365),
  /** Sign-ins and one-time codes from one address in a minute. */
  SIGN_INS_PER_MINUTE: whole(30, 1, 100_000),
  CODES_PER_DAY: whole(10, 1, 100_000),
  CODE_COOLDOWN_SECONDS: whole(60, 0, 3600),
  /** Waits before the second and later attempts; these are the example of Standard Webhooks 1.0.0, 75 h in all. */
  WEBHOOK_RETRY_SECONDS: seconds('5,300,1800,7200,18000,36000,50400,72000,86400'),
  WEBHOOK_TIMEOUT_MS: whole(15_000, 100, 30_000),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
  /** One proxy of our own stands before us and appends to X-Forwarded-For. */
  TRUST_PROXY: flag,
  SANDBOX: flag,
})
export type Env = z.infer<typeof Env>

/** A demo needs no secret, and a test suite signs in more often than a person. */
const sandboxDefaults = {
  SESSION_SECRET: 'sandbox-only-secret-of-no-value-0123456789',
  SIGN_INS_PER_MINUTE: '6000',
  CODES_PER_DAY: '1000',
  CODE_COOLDOWN_SECONDS: '0',
  WEBHOOK_RETRY_SECONDS: '1,2,4,8,15,30,60,120,300',
}

/** Reads a configuration, or says which variable is wrong and why. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  // An empty variable is one that was not set.
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Env.safeParse(set['SANDBOX'] === '1' ? { ...sandboxDefaults, ...set } : set)
  if (parsed.success) return signingKeyGiven(parsed.data)
  throw new Error(
    parsed.error.issues
      .map((it) => `${it.path.join('.')}: ${it.message || 'is not valid'}`)
      .join('\n'),
  )
}

function signingKeyGiven(env: Env): Env {
  const signs = env.LENDERS.some((it) => it.adapter === 'open-lender')
  if (signs && env.SIGNING_KEYS.length === 0)
    throw new Error('SIGNING_KEYS: lenders of the Open Lender API are asked with a signature')
  return env
}
