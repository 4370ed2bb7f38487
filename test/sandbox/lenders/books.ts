import type { LenderLoan, LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'

export type BookedLoan = {
  originationReference: string
  idempotencyKey: string
  quoteReference: string
  borrowerReference: string
  merchantReference: string
  consentReference: string
  disclosureDigest: string
  askedTimes: number
  bookedAt: string
  decidesAt: string
  loan: LenderLoan
}

/** What a lender wrote down, as anybody may read it at /sandbox/books. */
export type Books = { lender: string; quotes: number; loans: BookedLoan[] }

/** A lender's own books, in memory; loans by origination reference, and each idempotency key once. */
export function openBooks(lender: string) {
  const quotes = new Map<string, { quote: LenderQuote; phone: string | undefined }>()
  const loans = new Map<string, BookedLoan>()
  const byKey = new Map<string, string>()
  return {
    keepQuote: (quote: LenderQuote, phone: string | undefined): void => {
      quotes.set(quote.quoteReference, { quote, phone })
    },
    quote: (reference: string) => quotes.get(reference),
    byReference: (reference: string) => loans.get(reference),
    byKey: (key: string) => loans.get(byKey.get(key) ?? ''),
    write: (entry: BookedLoan): void => {
      loans.set(entry.originationReference, entry)
      byKey.set(entry.idempotencyKey, entry.originationReference)
    },
    read: (): Books => ({
      lender,
      quotes: quotes.size,
      loans: structuredClone([...loans.values()]),
    }),
  }
}
export type OpenBooks = ReturnType<typeof openBooks>
