import type { LenderQuote, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { expect, test } from 'vitest'
import type { Published } from '../lenders/registry.ts'
import { priceOf } from './price.ts'
import { verifyQuote } from './verify-quote.ts'

const asked = {
  amountMinor: 100_000,
  currency: 'CNY' as const,
  today: '2026-11-24',
  now: '2026-11-24T00:00:00.000Z',
}
const terms = {
  principalMinor: 100_000,
  method: 'single_payment' as const,
  installmentCount: 1,
  annualInterestPpm: 0,
  fees: [] as LenderQuote['fees'],
  drawnOn: '2026-11-24',
  firstDueOn: '2026-12-24',
}
const quoteOf = (change: Partial<typeof terms> = {}): LenderQuote => {
  const made = { ...terms, ...change }
  return {
    ...made,
    quoteReference: 'q-000001',
    productCode: 'later',
    currency: 'CNY',
    schedule: priceOf(made)?.schedule ?? [],
    expiresAt: '2026-11-24T00:15:00.000Z',
  }
}
const listed = (product: Partial<ProductTerms>): Published[] => [
  {
    product: {
      code: 'later',
      method: 'single_payment',
      installmentCounts: [1],
      ...product,
    },
  } as Published,
]
const verdict = (quote: LenderQuote, product: Partial<ProductTerms> = {}) => {
  const it = verifyQuote(quote, listed(product), asked)
  return it.agreed ? 'agreed' : it.reason
}

test('a product that says when it is first due is held to that day', () => {
  expect(verdict(quoteOf(), { firstDueDays: 30 })).toBe('agreed')
  expect(verdict(quoteOf({ firstDueOn: '2026-12-23' }), { firstDueDays: 30 })).toBe(
    'first_due_out_of_range',
  )
  expect(verdict(quoteOf({ firstDueOn: '2026-12-23' }))).toBe('agreed')
})

// What was published free may not be quoted at a price.
test('a quote that charges what its kind says is free is no quote of it', () => {
  const paid = quoteOf({ annualInterestPpm: 36_000 })
  expect(verdict(paid, { kind: 'checkout_bnpl' })).toBe('quote_off_kind')
  expect(verdict(paid)).toBe('agreed')
})

// Whoever has a line was promised its rate, and nobody else's line is drawn by mistake.
test('a quote drawn from a line names that line at its agreed rate, and no other quote names one', () => {
  const line = { id: 'crl_000001', annualInterestPpm: 36_000 }
  const quote = { ...quoteOf({ annualInterestPpm: 36_000 }), creditLineReference: line.id }
  const drawn = (it: LenderQuote, own?: typeof line) => {
    const told = verifyQuote(it, listed({ kind: 'credit_line' }), { ...asked, line: own })
    return told.agreed ? 'agreed' : told.reason
  }
  expect(drawn(quote, line)).toBe('agreed')
  expect(drawn(quote, { ...line, id: 'crl_000002' })).toBe('quote_off_line')
  expect(drawn(quote, { ...line, annualInterestPpm: 35_999 })).toBe('quote_off_line')
  expect(drawn(quote)).toBe('quote_off_line')
  expect(verdict(quote)).toBe('quote_off_line')
})
