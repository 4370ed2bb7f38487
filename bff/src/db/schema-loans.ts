import type {
  ServiceRequestKind,
  ServiceRequestOutcome,
  ServiceRequestStatus,
  ServiceRequestTopic,
} from '@miaoguo/shared/loan/service-request'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'

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

/** What belongs to a loan after it is booked. */
export type LoanTables = { serviceRequests: ServiceRequests }
