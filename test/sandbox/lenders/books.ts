import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LenderLoan, LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { Account } from './account.ts'
import type { BookedLine } from './credit-lines.ts'
import type { Persona } from './personas.ts'

export type BookedLoan = {
  originationReference: string
  idempotencyKey: string
  quoteReference: string
  borrowerReference: string
  merchantReference: string
  consentReference: string
  disclosureDigest: string
  /** The line it is drawn from. */
  creditLineReference?: string
  askedTimes: number
  bookedAt: string
  decidesAt: string
  persona: Persona
  loan: LenderLoan
  /** What was done with the loan since; a loan that was refused has none. */
  account: Account | null
  /** Of cash: whose card the money went to. */
  paidTo?: { name: string; idNumber: string; cardNumber: string }
}

/** What a lender wrote down, as anybody may read it at /sandbox/books. */
export type Books = {
  lender: string
  quotes: number
  loans: BookedLoan[]
  creditLines: BookedLine[]
}

/**
 * A lender's own books; loans by origination reference, and each idempotency key once. With a file, a
 * booked loan is on disk before anybody hears of it, and is remembered by the next start.
 */
export function openBooks(lender: string, file?: string) {
  const quotes = new Map<string, { quote: LenderQuote; phone: string | undefined }>()
  const loans = new Map<string, BookedLoan>()
  const lines = new Map<string, BookedLine>()
  const byLoan = new Map<string, string>()
  const byKey = new Map<string, string>()
  const remember = (entry: BookedLoan): void => {
    loans.set(entry.originationReference, entry)
    byKey.set(entry.idempotencyKey, entry.originationReference)
    if (entry.account) byLoan.set(entry.account.loanReference, entry.originationReference)
  }
  const written = (line: string): void => {
    const entry = JSON.parse(line) as BookedLoan | { creditLine: BookedLine }
    if ('creditLine' in entry) lines.set(entry.creditLine.lineReference, entry.creditLine)
    else remember(entry)
  }
  if (file) {
    mkdirSync(dirname(file), { recursive: true })
    const kept = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    for (const line of kept) if (line.endsWith('}')) written(line)
  }
  return {
    keepQuote: (quote: LenderQuote, phone: string | undefined): void => {
      quotes.set(quote.quoteReference, { quote, phone })
    },
    quote: (reference: string) => quotes.get(reference),
    byReference: (reference: string) => loans.get(reference),
    byKey: (key: string) => loans.get(byKey.get(key) ?? ''),
    byLoan: (loanReference: string) => loans.get(byLoan.get(loanReference) ?? ''),
    all: (): BookedLoan[] => [...loans.values()],
    /** Written again whenever something is done with the loan; the last line counts. */
    write: (entry: BookedLoan): void => {
      if (file) appendFileSync(file, `${JSON.stringify(entry)}\n`)
      remember(entry)
    },
    creditLine: (reference: string | undefined) => lines.get(reference ?? ''),
    writeLine: (line: BookedLine): void => {
      if (file) appendFileSync(file, `${JSON.stringify({ creditLine: line })}\n`)
      lines.set(line.lineReference, line)
    },
    read: (): Books => ({
      lender,
      quotes: quotes.size,
      loans: structuredClone([...loans.values()]),
      creditLines: structuredClone([...lines.values()]),
    }),
  }
}
export type OpenBooks = ReturnType<typeof openBooks>
