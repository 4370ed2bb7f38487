import * as z from 'zod/mini'
import { Eligibility } from '../../merchant/eligibility.ts'
import { AmountMinor, Currency } from '../../money/money.ts'
import { CalendarDate } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

const Reference = z.string().check(z.minLength(1), z.maxLength(100))

export const allocationContract = {
  make: endpoint({
    id: 'allocateAmount',
    summary: 'Spread a discount or a tax of an order over its lines, to the minor unit',
    method: 'POST',
    path: '/v1/allocations',
    actor: 'merchant',
    status: 200,
    body: z.strictObject({
      currency: Currency,
      amountMinor: AmountMinor,
      lines: z
        .array(z.strictObject({ reference: Reference, amountMinor: AmountMinor }))
        .check(z.minLength(1), z.maxLength(200)),
    }),
    output: z.strictObject({
      currency: Currency,
      amountMinor: AmountMinor,
      lines: z.array(
        z.strictObject({
          reference: Reference,
          amountMinor: AmountMinor,
          /** The line's part; all parts are the amount. */
          allocatedMinor: AmountMinor,
        }),
      ),
    }),
    problems: [],
  }),
}

export const eligibilityContract = {
  view: endpoint({
    id: 'viewEligibility',
    summary: 'Which products may be shown for an amount today, and why the others may not',
    method: 'GET',
    path: '/v1/eligibility',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({
      amountMinor: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(999_999_999_999)),
      currency: Currency,
      /** Of a trip, for products that lend against trips; of a hotel, check-in and check-out. Back on the same day when it is not said. */
      departsOn: z.optional(CalendarDate),
      returnsOn: z.optional(CalendarDate),
    }),
    output: Eligibility,
    problems: [],
  }),
}
