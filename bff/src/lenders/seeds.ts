import { PublicKey } from '@miaoguo/shared/contract/lender/keys'
import { LenderTerms, ProductTerms } from '@miaoguo/shared/lender/terms'
import { Currency } from '@miaoguo/shared/money/money'
import * as z from 'zod/mini'

const url = z.string().check(z.regex(/^https?:\/\/[^\s]+$/))
const Secret = z.string().check(z.minLength(1))
const common = {
  code: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  baseUrl: url,
  /** Its own time and room; without them LENDER_TIMEOUT_MS, LENDER_CONCURRENT and LENDER_QUEUED. */
  timeoutMs: z.optional(z.int().check(z.minimum(50), z.maximum(60_000))),
  concurrent: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  queued: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
  /** For how long it remembers an idempotency key, where it forgets: past that nothing is ever sent twice. */
  keyMemoryHours: z.optional(z.int().check(z.minimum(1), z.maximum(87_600))),
}

const { products: _products, ...identity } = LenderTerms.shape
const { capabilities: _capabilities, ...agreed } = ProductTerms.shape
const Profile = z.strictObject({
  ...identity,
  products: z.array(z.strictObject(agreed)).check(z.minLength(1), z.maxLength(20)),
})

const OpenLenderSeed = z.strictObject({
  ...common,
  adapter: z._default(z.literal('open-lender'), 'open-lender'),
  /** Only for a lender whose gateway wants one besides our signature. */
  apiKey: z.optional(Secret),
  /** The lender's public keys, when they are agreed on instead of published. */
  keys: z.optional(z.array(PublicKey).check(z.minLength(1), z.maxLength(8))),
})

const {
  method: _method,
  currency: _currency,
  amountMinMinor: _min,
  amountMaxMinor: _max,
  annualInterestPpm: _interest,
  ...told
} = agreed
const FineractSeed = z.strictObject({
  ...common,
  adapter: z.literal('fineract'),
  tenant: Secret,
  username: Secret,
  password: Secret,
  approves: z.enum(['lender', 'miaoguo']),
  officeId: z.int(),
  prospectClientId: z.int(),
  strategy: z._default(Secret, 'mifos-standard-strategy'),
  profile: z.strictObject(identity),
  /** What of each product Fineract does not keep; rates and limits are read from it. */
  products: z.array(z.strictObject({ ...told, productId: z.int() })).check(z.minLength(1)),
})

const KlarnaSeed = z.strictObject({
  ...common,
  adapter: z.literal('klarna'),
  orderManagementUrl: z.optional(url),
  username: Secret,
  password: Secret,
  profile: Profile,
})

const FlexPaySeed = z.strictObject({
  ...common,
  adapter: z.literal('flex-pay'),
  marketingUrl: url,
  tokenUrl: url,
  clientId: Secret,
  clientSecret: Secret,
  integrationId: Secret,
  windowUrl: url,
  currency: Currency,
  profile: Profile,
})

/** How a lender is reached and what was agreed with it, by the language it speaks. */
export const LenderSeed = z.union([OpenLenderSeed, FineractSeed, KlarnaSeed, FlexPaySeed])
export type LenderSeed = z.infer<typeof LenderSeed>
