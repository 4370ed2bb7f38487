import * as z from 'zod/mini'
import { LenderMandate } from '../../loan/mandate.ts'
import { AmountMinor, Currency } from '../../money/money.ts'
import { Reference } from '../../offer/quote.ts'
import { CalendarDate, Instant } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

/** Whose card is charged, told to this lender alone. */
export const PaysFrom = z.strictObject({
  name: z.string(),
  idNumber: z.string(),
  cardNumber: z.string(),
  cardPhone: z.string(),
})
export type PaysFrom = z.infer<typeof PaysFrom>

const told = {
  actor: 'platform',
  output: LenderMandate,
  problems: ['not_found', 'operation_unsupported'],
} as const
const ofMandate = z.strictObject({ loanReference: Reference, mandateReference: Reference })

/**
 * What a lender with `mandates` in its capabilities serves. On the day an installment falls due it is tried once, for no
 * more than the installment asks for and `mostPerDayMinor`. It tells of changes by `mandate.changed`, and of what it took
 * by `loan.changed` too. A mandate ends by itself when nothing of its loan is open.
 */
export const lenderMandateContract = {
  setUpMandate: endpoint({
    ...told,
    id: 'lenderSetUpMandate',
    summary: 'Take each installment on its due day from a card; the same reference is set up once',
    method: 'POST',
    path: '/open-lender/v1/loans/:loanReference/mandates',
    status: 201,
    params: z.strictObject({ loanReference: Reference }),
    body: z.strictObject({
      mandateReference: Reference,
      today: CalendarDate,
      from: PaysFrom,
      /** Never more than this is taken on one day. */
      mostPerDayMinor: AmountMinor.check(z.minimum(1)),
      currency: Currency,
      /** Of the text its borrower agreed to. */
      consent: z.strictObject({ reference: Reference, textDigest: z.string(), grantedAt: Instant }),
    }),
  }),
  mandate: endpoint({
    ...told,
    id: 'lenderMandate',
    summary: 'Where a mandate stands, by our reference, with the last day something was tried',
    method: 'GET',
    path: '/open-lender/v1/loans/:loanReference/mandates/:mandateReference',
    status: 200,
    params: ofMandate,
  }),
  cancelMandate: endpoint({
    ...told,
    id: 'lenderCancelMandate',
    summary:
      'End a mandate at once: nothing that has not begun is taken. One not heard of yet stays ended when it comes',
    method: 'POST',
    path: '/open-lender/v1/loans/:loanReference/mandates/:mandateReference/cancellation',
    status: 200,
    params: ofMandate,
    body: z.strictObject({ today: CalendarDate }),
  }),
}
