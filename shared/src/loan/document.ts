import * as z from 'zod/mini'
import { LoanId } from '../id/id.ts'
import { Instant } from '../time/calendar-date.ts'

/**
 * What a borrower may take away about a loan: the cost sheet as it was shown, what was agreed to and when, and,
 * once nothing is owed, that it is settled (结清证明): as we say it, and as the lender itself does.
 */
export const LoanDocumentKind = z.enum([
  'disclosure',
  'agreement',
  'settlement',
  'lender_settlement',
])
export type LoanDocumentKind = z.infer<typeof LoanDocumentKind>

/** Who stands behind a document. */
export const DocumentIssuer = z.enum(['miaoguo', 'lender'])
export type DocumentIssuer = z.infer<typeof DocumentIssuer>

/** A document that can be had now. */
export const OfferedDocument = z.strictObject({ kind: LoanDocumentKind, issuedBy: DocumentIssuer })
export type OfferedDocument = z.infer<typeof OfferedDocument>

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
  issuedBy: DocumentIssuer,
  language: z.enum(['zh-CN', 'en']),
  loanId: LoanId,
  fileName: z.string(),
  title: z.string(),
  madeAt: Instant,
  sections: z.array(DocumentSection),
  footer: z.string(),
  /** A file that is not ours, as it came: then this is the file, and the sections say what it is. */
  original: z.optional(z.strictObject({ digest: z.string(), contentBase64: z.string() })),
})
export type LoanDocument = z.infer<typeof LoanDocument>
