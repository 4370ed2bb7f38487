import { createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { seal, unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { privateText, type PrivateText } from './private-text.ts'
import type { StoredCard, StoredPerson } from './store.ts'
import type { Card, Person } from './verifier.ts'

const PersonText = z.strictObject({ name: z.string(), idNumber: z.string() })
/** What papers of a loan name of its borrower. */
export type Party = { name: PrivateText; idNumberMasked: string }
const PartyText = z.strictObject({ name: z.string(), idNumberMasked: z.string() })
const CardText = z.strictObject({ number: z.string(), phone: z.string() })

/** Of what is private: the same text has the same digest, and without the key nobody finds it by trying. */
export const digestOf = (deps: Pick<Deps, 'env'>, text: string): string =>
  createHmac('sha256', deps.env.SESSION_SECRET).update(`applicant:${text}`).digest('hex')

export const sealPerson = ({ env }: Pick<Deps, 'env'>, { name, idNumber }: Person): string =>
  seal(env.SESSION_SECRET, JSON.stringify({ name: name.reveal(), idNumber: idNumber.reveal() }))

export const sealCard = ({ env }: Pick<Deps, 'env'>, { number, phone }: Card): string =>
  seal(env.SESSION_SECRET, JSON.stringify({ number: number.reveal(), phone: phone.reveal() }))

export function personOf(
  { env }: Pick<Deps, 'env'>,
  it: Pick<StoredPerson, 'personSealed'>,
): Person {
  const text = PersonText.parse(JSON.parse(unseal(env.SESSION_SECRET, it.personSealed)))
  return { name: privateText(text.name), idNumber: privateText(text.idNumber) }
}

/** Enough of a number to know one's own by. */
export function maskedIdNumber({ idNumber }: Person): string {
  const digits = idNumber.reveal()
  return `${digits.slice(0, 3)}***********${digits.slice(-4)}`
}

/** The whole name, for a document that others are shown; of the number only its ends. */
export const partyOf = (person: Person): Party => ({
  name: person.name,
  idNumberMasked: maskedIdNumber(person),
})

export const sealParty = ({ env }: Pick<Deps, 'env'>, { name, idNumberMasked }: Party): string =>
  seal(env.SESSION_SECRET, JSON.stringify({ name: name.reveal(), idNumberMasked }))

export function unsealParty({ env }: Pick<Deps, 'env'>, partySealed: string): Party {
  const text = PartyText.parse(JSON.parse(unseal(env.SESSION_SECRET, partySealed)))
  return { name: privateText(text.name), idNumberMasked: text.idNumberMasked }
}

export function cardOf({ env }: Pick<Deps, 'env'>, it: Pick<StoredCard, 'cardSealed'>): Card {
  const text = CardText.parse(JSON.parse(unseal(env.SESSION_SECRET, it.cardSealed)))
  return { number: privateText(text.number), phone: privateText(text.phone) }
}
