import * as z from 'zod/mini'
import { LocalText } from '../lender/lender.ts'
import { Reference } from '../offer/quote.ts'
import { CalendarDate } from '../time/calendar-date.ts'

/** The largest file of a certificate, in bytes; as base64 it fits an answer of a lender. */
export const certificateBytesMax = 262_144

const told = {
  loanReference: Reference,
  /** The lender's own number of the certificate, by which anybody may ask the lender about it. */
  number: z.string().check(z.regex(/^[\x21-\x7e]{1,64}$/)),
  issuedOn: CalendarDate,
  settledOn: CalendarDate,
}

/** A lender's own certificate that nothing of a loan is owed (结清证明): its file as it is, or its words. */
export const LenderCertificate = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('file'),
    ...told,
    contentType: z.literal('application/pdf'),
    contentBase64: z
      .string()
      .check(
        z.regex(/^[A-Za-z0-9+/]+={0,2}$/),
        z.maxLength(Math.ceil(certificateBytesMax / 3) * 4),
      ),
    /** `sha256:` of the bytes of the file. */
    digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
  }),
  z.strictObject({
    form: z.literal('words'),
    ...told,
    paragraphs: z.array(LocalText).check(z.minLength(1), z.maxLength(20)),
  }),
])
export type LenderCertificate = z.infer<typeof LenderCertificate>
