import * as z from 'zod/mini'
import { LoanId, ServiceRequestId } from '../id/id.ts'
import { Reference } from '../offer/quote.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'
import { addDays } from '../time/due-dates.ts'
import { LenderRelief, Relief } from './relief.ts'

/** What a borrower may ask of a lender about a loan, besides paying: 投诉 or 困难申请. */
export const ServiceRequestKind = z.enum(['complaint', 'hardship'])
export type ServiceRequestKind = z.infer<typeof ServiceRequestKind>

/** What a complaint is about, or how a borrower in hardship would like to go on paying. */
export const ServiceRequestTopic = z.enum([
  'cost',
  'repayment',
  'refund',
  'personal_data',
  'conduct',
  'other',
  'defer',
  'lower',
  'longer',
])
export type ServiceRequestTopic = z.infer<typeof ServiceRequestTopic>

/** The topics of each kind, in the order in which they are offered. */
export const topicsOf = {
  complaint: ['cost', 'repayment', 'refund', 'personal_data', 'conduct', 'other'],
  hardship: ['defer', 'lower', 'longer'],
} as const satisfies Record<ServiceRequestKind, readonly ServiceRequestTopic[]>

/** `filed` is kept here and on its way; `received` has the lender's own reference; `answered` has its answer. */
export const ServiceRequestStatus = z.enum(['filed', 'received', 'answered'])
export type ServiceRequestStatus = z.infer<typeof ServiceRequestStatus>

/** What the answer comes to: what was asked is given, is not, or something is explained. */
export const ServiceRequestOutcome = z.enum(['granted', 'refused', 'explained'])
export type ServiceRequestOutcome = z.infer<typeof ServiceRequestOutcome>

const AnswerText = z.string().check(z.minLength(1), z.maxLength(2000))

/** The lender's record of a request, found by the reference we chose. */
export const LenderServiceRequest = z.discriminatedUnion('status', [
  z.strictObject({
    requestReference: Reference,
    lenderReference: Reference,
    status: z.literal('received'),
  }),
  z.strictObject({
    requestReference: Reference,
    lenderReference: Reference,
    status: z.literal('answered'),
    outcome: ServiceRequestOutcome,
    answer: AnswerText,
    answeredAt: Instant,
    /** What the lender offers a borrower in hardship, for them to accept or refuse; absent is words alone. */
    relief: z.optional(LenderRelief),
  }),
])
export type LenderServiceRequest = z.infer<typeof LenderServiceRequest>

/** A request as its borrower sees it. The lender owes an answer through `answerBy`, by the calendar of China. */
export const ServiceRequest = z.strictObject({
  id: ServiceRequestId,
  loanId: LoanId,
  kind: ServiceRequestKind,
  topic: ServiceRequestTopic,
  text: z.string(),
  status: ServiceRequestStatus,
  lenderReference: z.nullable(z.string()),
  answerBy: CalendarDate,
  outcome: z.nullable(ServiceRequestOutcome),
  answer: z.nullable(z.string()),
  createdAt: Instant,
  receivedAt: z.nullable(Instant),
  answeredAt: z.nullable(Instant),
  /** What the lender offered with its answer; null where it offered nothing. */
  relief: z.nullable(Relief),
})
export type ServiceRequest = z.infer<typeof ServiceRequest>

/**
 * Days within which a lender answers. A complaint: 15, by 银行业保险业消费投诉处理管理办法 (2020), recalled; a request in
 * hardship: ours, no longer than a complaint.
 */
const answerDays = { complaint: 15, hardship: 15 } as const satisfies Record<
  ServiceRequestKind,
  number
>

/**
 * The last day on which the lender may answer, counted from the day after the request.
 * @example answerByOf('complaint', '2026-11-29') // => '2026-12-14'
 */
export const answerByOf = (kind: ServiceRequestKind, filedOn: CalendarDate): CalendarDate =>
  addDays(filedOn, answerDays[kind])
