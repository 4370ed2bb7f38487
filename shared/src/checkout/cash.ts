import * as z from 'zod/mini'
import { AmountMinor, Currency } from '../money/money.ts'
import { AmortizationMethod } from '../schedule/installment.ts'

/** For how long and how repaid; what is not said may be anything. */
export const CashWish = z.strictObject({
  installmentCount: z.optional(z.int().check(z.minimum(1), z.maximum(60))),
  method: z.optional(AmortizationMethod),
})
export type CashWish = z.infer<typeof CashWish>

/** What lenders publish for cash today; null when nobody lends. */
export const CashTerms = z.strictObject({
  range: z.nullable(
    z.strictObject({
      currency: Currency,
      amountMinMinor: AmountMinor,
      amountMaxMinor: AmountMinor,
      /** Every pair somebody lends by, the shortest first. */
      choices: z.array(z.strictObject({ installmentCount: z.int(), method: AmortizationMethod })),
    }),
  ),
})
export type CashTerms = z.infer<typeof CashTerms>
