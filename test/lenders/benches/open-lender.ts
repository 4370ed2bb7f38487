import type { Lender, LineAsked, QuoteQuestion } from '@miaoguo/bff/src/lenders/lender.ts'
import { firstCapabilities, type LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type { LenderTerms, ProductTerms } from '@miaoguo/shared/lender/terms'
import { startLender } from '../../sandbox/lenders/lender-server.ts'
import { profiles } from '../../sandbox/lenders/profiles.ts'
import { openAsPlatform } from '../../support/platform.ts'
import { signedStranger } from '../../support/signed-stranger.ts'
import { fresh, type Manner, type Stage } from '../cases/case.ts'
import { todayInChina, type Bench } from './bench.ts'

/** The last four digits of the phones the sandbox lenders treat so. */
const endings: Record<Manner, string> = {
  approves: '8000',
  declines_quote: '0001',
  declines_loan: '0002',
  thinks: '0003',
  drops_after_booking: '0004',
  errors_after_booking: '0005',
  drops_after_operation: '0010',
}

const amountMinor = 120_000

/** A stage for any server of the Open Lender API whose people are known by their phones. */
export function openLenderStage(
  lender: Lender,
  it: Pick<Stage, 'decisionMs'> & {
    terms: Pick<LenderTerms, 'products'>
    phoneOf(manner: Manner): string
    amountMinor: number
    booked?: Stage['booked']
  },
): Stage {
  const today = todayInChina()
  const lines = it.terms.products.find((one) => one.capabilities?.creditLine)
  const question = (manner: Manner): QuoteQuestion => ({
    requestReference: fresh('orq'),
    borrower: { reference: 'b-0123456789', phone: it.phoneOf(manner) },
    scenario: 'goods',
    amountMinor: it.amountMinor,
    currency: 'CNY',
    today,
  })
  return {
    lender,
    capabilities: capabilitiesOf(it.terms),
    ...(lines ? { line: () => lineOf(lines, { today, phone: it.phoneOf('approves') }) } : {}),
    amountMinor: it.amountMinor,
    currency: 'CNY',
    today,
    decisionMs: it.decisionMs,
    quote: (manner, more) => lender.quote({ ...question(manner), ...more }),
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
    ...(it.booked ? { booked: it.booked } : {}),
  }
}

/** What a lender can do is what its first product says, and whether another of its products is a line. */
export const capabilitiesOf = ({
  products,
}: Pick<LenderTerms, 'products'>): LenderCapabilities => ({
  ...(products[0]?.capabilities ?? firstCapabilities),
  ...(products.some((one) => one.capabilities?.creditLine) ? { creditLine: true } : {}),
})

const lineOf = (
  { code: productCode, line }: ProductTerms,
  it: { today: string; phone: string },
): LineAsked => {
  const lineReference = fresh('crl')
  return {
    lineReference,
    productCode,
    borrower: { reference: 'b-0123456789', phone: it.phone },
    person: { name: '李晓梅', idNumber: '11010519910307101X' },
    today: it.today,
    consent: {
      reference: lineReference,
      disclosureDigest: `sha256:${'0'.repeat(64)}`,
      ...(line?.agreements && { agreementDigests: line.agreements.map(({ digest }) => digest) }),
      purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
      grantedAt: new Date().toISOString(),
    },
  }
}

/** One of the sandbox lenders. */
const benchOf = (code: 'suyi' | 'lezhong'): Bench => ({
  name: `open-lender (${code})`,
  open: async () => {
    const running = await startLender({
      port: 0,
      lender: code,
      quoteDelayMs: 0,
      decisionDelayMs: 300,
    })
    const lender = openAsPlatform({ baseUrl: running.url, timeoutMs: 2000 })
    const stage = openLenderStage(lender, {
      terms: profiles[code].terms(running.url),
      decisionMs: 400,
      amountMinor,
      phoneOf: (manner) => `1391000${endings[manner]}`,
      booked: async (reference) =>
        running.books().loans.filter((it) => it.originationReference === reference).length,
    })
    return { stage, running }
  },
  stranger: async (answer, timeoutMs = 300) => {
    const running = await signedStranger(answer)
    const lender = openAsPlatform({ baseUrl: running.url, timeoutMs })
    return { lender, running }
  },
})

export const openLenderBenches: readonly Bench[] = [benchOf('suyi')]
