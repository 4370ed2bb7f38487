import { fineract, type FineractSeed } from '@miaoguo/bff/src/lenders/fineract/adapter.ts'
import type { Lender, QuoteQuestion } from '@miaoguo/bff/src/lenders/lender.ts'
import { capabilitiesOf } from '@miaoguo/bff/src/lenders/fineract/translate.ts'
import { createServer } from 'node:http'
import { profiles } from '../../sandbox/lenders/profiles.ts'
import { listen } from '../../sandbox/listen.ts'
import { fresh, type Manner, type Stage } from '../cases/case.ts'
import { startFineract, type FakeFineract } from '../fakes/fineract.ts'
import { todayInChina, type Bench } from './bench.ts'

const text = (zhCN: string, en: string) => ({ zhCN, en })
const { products: _products, ...profile } = profiles.suyi.terms('http://lender.example')

export const fineractSeed = (
  baseUrl: string,
  it: { approves: 'lender' | 'miaoguo'; timeoutMs: number },
): FineractSeed => ({
  ...it,
  baseUrl,
  tenant: 'default',
  username: 'miaoguo',
  password: 'sandbox',
  officeId: 1,
  prospectClientId: 1,
  strategy: 'mifos-standard-strategy',
  profile,
  now: () => new Date().toISOString(),
  products: [
    {
      productId: 1,
      code: 'steady',
      name: text('信用分期', 'Steady installments'),
      installmentCounts: [3, 6],
      fees: [],
      lateFeePpmPerDay: 500,
      prepayment: text('可随时提前还清', 'Repay early at any time'),
      coolingOffDays: 7,
      effectiveFrom: '2026-08-01',
    },
  ],
})

/** A stage for Fineract in front of a fake that keeps its loans. */
export function fineractStage(
  lender: Lender,
  approves: 'lender' | 'miaoguo',
  fake: Pick<FakeFineract, 'booked'>,
): Stage {
  const today = todayInChina()
  const question = (manner: Manner): QuoteQuestion => ({
    requestReference: fresh('orq'),
    borrower: { reference: fresh(`b-${manner}`) },
    scenario: 'goods',
    amountMinor: 120_000,
    currency: 'CNY',
    today,
  })
  return {
    lender,
    capabilities: capabilitiesOf(approves),
    amountMinor: 120_000,
    currency: 'CNY',
    today,
    decisionMs: 400,
    quote: (manner) => lender.quote(question(manner)),
    consented: async (manner, capture) => {
      const asked = question(manner)
      const quoted = await lender.quote(asked)
      const quote = quoted.ok && quoted.value.decision === 'offered' && quoted.value.quotes[0]
      if (!quote) throw new Error(`no quote: ${JSON.stringify(quoted)}`)
      return {
        originationReference: fresh('att'),
        quoteReference: quote.quoteReference,
        borrower: asked.borrower,
        merchantReference: 'order-1',
        ...(capture === undefined ? {} : { capture }),
        consent: {
          reference: 'cns_00000001',
          disclosureDigest: `sha256:${'0'.repeat(64)}`,
          purposes: ['loan_agreement'],
          grantedAt: new Date().toISOString(),
        },
        agreed: quote,
      }
    },
    booked: async (reference) => fake.booked(reference),
  }
}

const benchOf = (approves: 'lender' | 'miaoguo'): Bench => ({
  name: `fineract (approved by ${approves})`,
  open: async () => {
    const running = await startFineract({ officer: approves === 'lender' })
    const lender = fineract(fineractSeed(running.url, { approves, timeoutMs: 2000 }))
    return { stage: fineractStage(lender, approves, running), running }
  },
  stranger: async (answer, timeoutMs = 300) => {
    const running = await listen(
      createServer((_request, response) => answer(response)),
      0,
    )
    return { lender: fineract(fineractSeed(running.url, { approves, timeoutMs })), running }
  },
})

export const fineractBenches: readonly Bench[] = [benchOf('lender'), benchOf('miaoguo')]
