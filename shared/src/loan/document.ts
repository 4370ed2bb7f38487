import * as z from 'zod/mini'
import { LoanId } from '../id/id.ts'
import { Instant } from '../time/calendar-date.ts'

/**
 * What a borrower may take away about a loan: the cost sheet as it was shown, what was agreed to and when, and,
 * once nothing is owed, that it is settled (结清证明).
 */
export const LoanDocumentKind = z.enum(['disclosure', 'agreement', 'settlement'])
export type LoanDocumentKind = z.infer<typeof LoanDocumentKind>

/** A part of a document: facts by name, then paragraphs. */
export const DocumentSection = z.strictObject({
  heading: z.nullable(z.string()),
  facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  paragraphs: z.array(z.string()),
})
export type DocumentSection = z.infer<typeof DocumentSection>

/** A document as data; its file is a rendering of exactly this. */
export const LoanDocument = z.strictObject({
  kind: LoanDocumentKind,
  language: z.enum(['zh-CN', 'en']),
  loanId: LoanId,
  fileName: z.string(),
  title: z.string(),
  madeAt: Instant,
  sections: z.array(DocumentSection),
  footer: z.string(),
})
export type LoanDocument = z.infer<typeof LoanDocument>
