import * as z from 'zod/mini'
import { Reference } from '../../offer/quote.ts'

/** The person who asks. Only what the lender needs; `phone` is absent where the platform does not know it. */
export const LenderBorrower = z.strictObject({
  reference: Reference,
  phone: z.optional(z.string()),
})
