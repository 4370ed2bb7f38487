import * as z from 'zod/mini'

/** A rate in parts per million: 0.156 (15.6 %) is 156000. */
export const RatePpm = z.int().check(z.minimum(0), z.maximum(10_000_000))
export type RatePpm = z.infer<typeof RatePpm>

/** How an annual rate was annualised: 单利 (periodic rate × periods) or 复利 (compounded). */
export const AnnualRateConvention = z.enum(['simple', 'compound'])
export type AnnualRateConvention = z.infer<typeof AnnualRateConvention>

/**
 * How each jurisdiction annualises: China’s monthly internal rate × 12 (单利) or compounded (复利), the EU and
 * UK APRC, the US APR. A lender in China may state either of the first two and says which; a simple one must be
 * called 单利 (PBOC announcement 2021 No. 3).
 */
export const AnnualRateMethod = z.enum([
  'irr_monthly_simple',
  'irr_monthly_compound',
  'eu_aprc',
  'us_actuarial',
])
export type AnnualRateMethod = z.infer<typeof AnnualRateMethod>
