import type { LenderTerms, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { createHash } from 'node:crypto'
import { decimalOf } from '../decimal.ts'
import type { Asked, Lender, QuoteQuestion, Quoted } from '../lender.ts'
import { unsupported } from '../unsupported.ts'
import { offContract, traceOf } from '../vendor.ts'
import { ask } from './client.ts'
import * as operations from './operations.ts'
import {
  applicationOf,
  originate,
  readLoan,
  readTerms,
  statusByReference,
  type FineractSettings,
} from './origination.ts'
import { toProduct, toQuote, toState, type FineractProduct } from './translate.ts'
import { WireSchedule } from './wire.ts'

export type FineractSeed = FineractSettings & {
  /** Who lends, by what agreements: Fineract keeps neither. */
  profile: Omit<LenderTerms, 'products'>
  now(): Instant
}

const offerMinutes = 15

/** A lender whose loans are kept in Apache Fineract. */
export function fineract(seed: FineractSeed): Lender {
  return {
    ...unsupported,
    terms: () => terms(seed),
    quote: (question) => quote(seed, question),
    originate: (it) => originate(seed, it),
    statusByReference: (reference) => statusByReference(seed, reference),
    loan: async (loanReference) => {
      const asked = await readLoan(seed, loanReference)
      if (!asked.ok) return asked
      const value = toState(asked.value)
      return value ? { ...traceOf(asked), ok: true, value } : offContract(asked)
    },
    capture: (it) => operations.capture(seed, it),
    cancel: (it) => operations.cancel(seed, it),
    refund: (it) => operations.refund(seed, it),
    repay: (it) => operations.repay(seed, it),
    quotePayoff: async (it) => {
      const loan = await readLoan(seed, it.loanReference)
      if (!loan.ok) return loan
      const state = toState(loan.value)
      return state
        ? operations.quotePayoff(seed, { ...it, currency: state.currency })
        : offContract(loan)
    },
  }
}

async function terms(seed: FineractSeed): Promise<Asked<LenderTerms>> {
  const products: ProductTerms[] = []
  let trace = { correlationId: '' }
  for (const it of seed.products) {
    const asked = await readTerms(seed, it)
    if (!asked.ok) return asked
    const product = toProduct(it, asked.value, seed.approves)
    if (!product) return offContract(asked)
    products.push(product)
    trace = traceOf(asked)
  }
  return { ...trace, ok: true, value: { ...seed.profile, products } }
}

/** One calculation per product and count, side by side; one that cannot be read makes the whole an outage. */
async function quote(seed: FineractSeed, question: QuoteQuestion): Promise<Asked<Quoted>> {
  const known = await terms(seed)
  if (!known.ok) return known
  const wanted = known.value.products.filter(
    (it) =>
      it.currency === question.currency &&
      it.amountMinMinor <= question.amountMinor &&
      question.amountMinor <= it.amountMaxMinor,
  )
  const asked = await Promise.all(
    wanted.flatMap((product) => {
      const agreed = seed.products.find((it) => it.code === product.code)
      return agreed
        ? product.installmentCounts.map((count) =>
            quoteOne(seed, { question, product, agreed, count }),
          )
        : []
    }),
  )
  const quotes = []
  for (const it of asked) {
    if (!it.ok) return it
    quotes.push(it.value)
  }
  const trace = traceOf(asked[0] ?? known)
  return quotes.length > 0
    ? { ...trace, ok: true, value: { decision: 'offered', quotes } }
    : { ...trace, ok: true, value: { decision: 'declined', reasons: ['lender_policy'] } }
}

type One = {
  question: QuoteQuestion
  product: ProductTerms
  agreed: FineractProduct
  count: number
}

async function quoteOne(seed: FineractSeed, { question, product, agreed, count }: One) {
  const { amountMinor, currency, today } = question
  const body = applicationOf(seed, {
    productId: agreed.productId,
    clientId: seed.prospectClientId,
    principal: decimalOf(amountMinor, currency),
    count,
    drawnOn: today,
    annualPercent: product.annualInterestPpm / 10_000,
    amortizationType: product.method === 'equal_principal' ? 0 : 1,
  })
  const asked = await ask(
    seed,
    { method: 'POST', path: '/v1/loans', query: { command: 'calculateLoanSchedule' }, body },
    WireSchedule,
  )
  if (!asked.ok) return asked
  const named = `${question.requestReference} ${product.code} ${count}`
  const value = toQuote(asked.value.periods, {
    quoteReference: `fq-${createHash('sha256').update(named).digest('hex').slice(0, 24)}`,
    productCode: product.code,
    principalMinor: amountMinor,
    currency,
    method: product.method,
    annualInterestPpm: product.annualInterestPpm,
    fees: product.fees,
    drawnOn: today,
    expiresAt: instantAfter(seed.now(), offerMinutes * 60_000),
  })
  return value ? { ...traceOf(asked), ok: true as const, value } : offContract(asked)
}
