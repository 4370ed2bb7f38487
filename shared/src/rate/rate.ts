import * as z from 'zod/mini'

/** A rate in parts per million: 0.156 (15.6 %) is 156000. */
export const RatePpm = z.int().check(z.minimum(0), z.maximum(10_000_000))
export type RatePpm = z.infer<typeof RatePpm>

/** How an annual rate was annualised: 单利 (periodic rate × periods) or 复利 (compounded). */
export const AnnualRateConvention = z.enum(['simple', 'compound'])
export type AnnualRateConvention = z.infer<typeof AnnualRateConvention>
