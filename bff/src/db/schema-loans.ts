import type {
  ServiceRequestKind,
  ServiceRequestOutcome,
  ServiceRequestStatus,
  ServiceRequestTopic,
} from '@miaoguo/shared/loan/service-request'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { RateChangeTold } from '@miaoguo/shared/loan/rate-change-told'
import type { ReliefKind, ReliefPaper } from '@miaoguo/shared/loan/relief'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Json } from './json-column.ts'

type ServiceRequests = {
  id: string
  borrowerId: string
  loanId: string
  lenderId: string
  kind: ServiceRequestKind
  topic: ServiceRequestTopic
  text: string
  status: ServiceRequestStatus
  lenderReference: string | null
  answerBy: CalendarDate
  outcome: ServiceRequestOutcome | null
  answer: string | null
  createdAt: Instant
  receivedAt: Instant | null
  answeredAt: Instant | null
  /** How often its lender was asked about it; each asking waits longer than the last. */
  asks: number
  alarmedAt: Instant | null
}

/** A new schedule offered with an answer, as it was shown. */
type ReliefOffers = {
  serviceRequestId: string
  reliefReference: string
  kind: ReliefKind
  periods: number
  offeredOn: CalendarDate
  validThrough: CalendarDate
  rowsBefore: Json<LivingInstallment[]>
  rowsAfter: Json<LivingInstallment[]>
  paper: Json<ReliefPaper>
  digest: string
  createdAt: Instant
  decision: 'accepted' | 'refused' | null
  decidedAt: Instant | null
}

/** A lender's own certificate that a loan is settled, as it was told: it may name its borrower. */
type LenderCertificates = {
  loanId: string
  lenderId: string
  number: string
  issuedOn: CalendarDate
  digest: string
  certificateSealed: string
  fetchedAt: Instant
}

/** A change of a loan's rate as it was taken over, with the rows it changes. */
type LoanRateChanges = {
  loanId: string
  effectiveOn: CalendarDate
  fromInterestPpm: number
  toInterestPpm: number
  fromAnnualRatePpm: number
  toAnnualRatePpm: number
  rowsBefore: Json<LivingInstallment[]>
  rowsAfter: Json<LivingInstallment[]>
  toPayBeforeMinor: number
  toPayAfterMinor: number
  reason: Json<RateChangeTold['reason']>
  toldAt: Instant
}

/** What belongs to a loan after it is booked. */
export type LoanTables = {
  serviceRequests: ServiceRequests
  reliefOffers: ReliefOffers
  lenderCertificates: LenderCertificates
  loanRateChanges: LoanRateChanges
}
