import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { PrivateText } from './private-text.ts'

export type Person = { name: PrivateText; idNumber: PrivateText }
export type Card = { number: PrivateText; phone: PrivateText }

/** What a card's bank says of it and its holder; `issuerName` is null where it names nobody. */
export type CardWord =
  | { outcome: 'match'; issuerName: LocalText | null }
  | { outcome: 'mismatch' }
  | { outcome: 'not_debit' }

/** Who checks names (two elements) and cards (four). Out of reach is the Problem `verifier_unavailable`, never a no. */
export interface VerifierPort {
  person(it: Person): Promise<'match' | 'mismatch'>
  card(it: Person & Card): Promise<CardWord>
}
