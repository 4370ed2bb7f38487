import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Json } from './json-column.ts'

/** Name and ID number, encrypted; the digest is keyed, and tells only whether it is the same person again. */
type Applicants = {
  borrowerId: string
  personSealed: string
  personDigest: string
  student: boolean
  verifiedAt: Instant
}

/** Number and phone, encrypted. */
type BankCards = {
  id: string
  borrowerId: string
  cardSealed: string
  cardDigest: string
  issuerName: Json<LocalText>
  lastFour: string
  boundAt: Instant
  removedAt: Instant | null
}

export type ApplicantTables = { applicants: Applicants; bankCards: BankCards }
