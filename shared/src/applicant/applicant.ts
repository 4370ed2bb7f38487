import * as z from 'zod/mini'
import { CardId } from '../id/id.ts'
import { LocalText } from '../lender/lender.ts'
import { Phone } from '../session/session.ts'
import { Instant } from '../time/calendar-date.ts'
import { bareCardNumber, isCardNumber } from './card-number.ts'
import { isIdNumber } from './id-number.ts'

/** A person's name as on the ID card: Han characters and the middle dot, or Latin letters. */
export const PersonName = z
  .string()
  .check(
    z.minLength(2),
    z.maxLength(40),
    z.regex(/^[\u3400-\u9fff\ud840-\udfff·A-Za-z][\u3400-\u9fff\ud840-\udfff·A-Za-z .'-]+$/),
  )

export const IdNumber = z
  .string()
  .check(z.refine(isIdNumber, 'is not an ID number: a digit is wrong'))
export const CardNumber = z
  .string()
  .check(
    z.refine(
      (text) => isCardNumber(bareCardNumber(text)),
      'is not a card number: a digit is wrong',
    ),
  )

/** A mainland resident's real name. `student` only where somebody asks: some lenders may not lend to students. */
export const NewIdentity = z.strictObject({
  name: PersonName,
  idNumber: IdNumber,
  student: z.boolean(),
})
export type NewIdentity = z.infer<typeof NewIdentity>

/** A bank card of one's own, with the phone its bank knows. */
export const NewCard = z.strictObject({ number: CardNumber, phone: Phone })
export type NewCard = z.infer<typeof NewCard>

/** A bound card as its owner sees it. */
export const BankCard = z.strictObject({
  id: CardId,
  issuerName: LocalText,
  lastFour: z.string().check(z.regex(/^\d{4}$/)),
  boundAt: Instant,
})
export type BankCard = z.infer<typeof BankCard>

/** What we know of the person who applies, masked; only its owner sees even this. */
export const Applicant = z.strictObject({
  identity: z.nullable(
    z.strictObject({
      nameMasked: z.string(),
      idNumberMasked: z.string(),
      student: z.boolean(),
      studentSaidAt: Instant,
      verifiedAt: Instant,
    }),
  ),
  cards: z.array(BankCard),
})
export type Applicant = z.infer<typeof Applicant>
