import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Json } from './json-column.ts'

/** Name and ID number, encrypted; the digest is keyed, and tells only whether it is the same person again. */
type Applicants = {
  borrowerId: string
  personSealed: string
  personDigest: string
  student: boolean
  studentSaidAt: Instant
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

/** Of a loan whose borrower took their name back: the name and the ends of the number that its papers go on naming, encrypted. */
type LoanParties = { loanId: string; partySealed: string }

export type ApplicantTables = {
  applicants: Applicants
  bankCards: BankCards
  loanParties: LoanParties
}
