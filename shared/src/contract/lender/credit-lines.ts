import * as z from 'zod/mini'
import { ConsentPurpose } from '../../consent/consent.ts'
import { LenderCreditLine } from '../../credit-line/lender-record.ts'
import { Reference } from '../../offer/quote.ts'
import { CalendarDate, Instant } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'
import { LenderBorrower } from './borrower.ts'

const common = {
  actor: 'platform',
  output: LenderCreditLine,
  problems: ['not_found', 'operation_unsupported'],
} as const
const ofLine = z.strictObject({ reference: Reference })

/** Credit lines, for who has `creditLine` in the capabilities of a product. A no is a record too, not an error. */
export const lenderCreditLineContract = {
  openCreditLine: endpoint({
    ...common,
    id: 'lenderOpenCreditLine',
    summary: 'Decide on a line; the same reference opens once, however often it is sent',
    method: 'POST',
    path: '/open-lender/v1/credit-lines',
    status: 201,
    body: z.strictObject({
      lineReference: Reference,
      productCode: z.string(),
      borrower: LenderBorrower,
      /** Who it is, checked by a provider of the platform. */
      person: z.strictObject({ name: z.string(), idNumber: z.string() }),
      today: CalendarDate,
      consent: z.strictObject({
        reference: Reference,
        disclosureDigest: z.string(),
        /** Of the texts the yes is to, as the lender publishes them for its line. */
        agreementDigests: z.optional(z.array(z.string())),
        purposes: z.array(ConsentPurpose),
        grantedAt: Instant,
      }),
    }),
  }),
  creditLine: endpoint({
    ...common,
    id: 'lenderCreditLine',
    summary: 'Where a line stands, by our reference',
    method: 'GET',
    path: '/open-lender/v1/credit-lines/:reference',
    status: 200,
    params: ofLine,
  }),
  closeCreditLine: endpoint({
    ...common,
    id: 'lenderCloseCreditLine',
    summary: 'End a line of which nothing is used; one that is used stays as it is, and is told so',
    method: 'POST',
    path: '/open-lender/v1/credit-lines/:reference/closure',
    status: 201,
    params: ofLine,
    body: z.strictObject({ closureReference: Reference, today: CalendarDate }),
  }),
}
