import * as z from 'zod/mini'
import { Reference } from '../../offer/quote.ts'
import { Instant } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

/**
 * Something changed at a lender. It names what changed and never to what: the state is asked for, so that a
 * repeated, late or early notification does no harm.
 */
export const LenderNotification = z.strictObject({
  /** The same in every delivery of one event. */
  eventId: Reference,
  type: z.enum([
    'origination.changed',
    'loan.changed',
    'operation.changed',
    'dispute.changed',
    'credit_line.changed',
    'mandate.changed',
    'terms.changed',
  ]),
  /** Our reference of the origination, operation, credit line or mandate, or the lender's of the loan or dispute; null for terms. */
  reference: z.nullable(Reference),
  occurredAt: Instant,
})
export type LenderNotification = z.infer<typeof LenderNotification>

/** Larger ones are refused unread. */
export const notificationBytesMax = 16_384

/** What a lender may call; signed as RFC 9421, answered as soon as it is stored. */
export const lenderNotificationContract = {
  notify: endpoint({
    id: 'lenderNotify',
    summary: 'Tell that something changed; 202 means stored, and the state is asked for afterwards',
    method: 'POST',
    path: '/v1/lenders/:lender/notifications',
    actor: 'lender',
    status: 202,
    params: z.strictObject({ lender: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)) }),
    body: LenderNotification,
    output: z.strictObject({ eventId: Reference }),
    problems: ['not_found'],
  }),
}
