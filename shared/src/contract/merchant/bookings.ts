import * as z from 'zod/mini'
import { Reversal } from '../../authorization/authorization.ts'
import { Booking, SupplierReference } from '../../checkout/booking.ts'
import { CheckoutId } from '../../id/id.ts'
import { AmountMinor } from '../../money/money.ts'
import { endpoint } from '../endpoint.ts'

/** What came of a supplier's answer. */
export const SupplierAnswer = z.strictObject({
  booking: Booking,
  /** How the line's money was turned back at once; null where nothing was. */
  reversal: z.nullable(Reversal),
  /** What of refused lines is still held or drawn: released after the last capture, or yours to refund. */
  toTurnBackMinor: AmountMinor,
})
export type SupplierAnswer = z.infer<typeof SupplierAnswer>

export const bookingContract = {
  answer: endpoint({
    id: 'recordSupplierAnswer',
    summary: 'Say what a supplier answered about a line: what is refused is released or refunded',
    method: 'POST',
    path: '/v1/checkouts/:id/supplier-answers',
    actor: 'merchant',
    status: 200,
    params: z.strictObject({ id: CheckoutId }),
    body: z.strictObject({
      line: z.int().check(z.minimum(0), z.maximum(199)),
      answer: z.enum(['confirmed', 'refused']),
      supplierReference: SupplierReference,
    }),
    output: SupplierAnswer,
    problems: [
      'not_found',
      'booking_unknown',
      'booking_answered',
      'booking_not_financed',
      'operation_pending',
    ],
  }),
}
