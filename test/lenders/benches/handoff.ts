import type { Lender, Origination, QuoteQuestion } from '@miaoguo/bff/src/lenders/lender.ts'
import type { AgreedProfile } from '@miaoguo/bff/src/lenders/configured.ts'
import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type { Currency } from '@miaoguo/shared/money/money'
import { createServer } from 'node:http'
import { profiles } from '../../sandbox/lenders/profiles.ts'
import { listen, type Running } from '../../sandbox/listen.ts'
import { fresh, type Manner, type Stage } from '../cases/case.ts'
import type { Answering } from './bench.ts'

const { products: agreed, ...profile } = profiles.lezhong.terms('http://lender.example')

/** What a merchant agreed with such a lender: its terms are on its own page. */
export const agreedProfile: AgreedProfile = {
  ...profile,
  products: agreed.slice(0, 1).map(({ capabilities: _capabilities, ...it }) => ({
    ...it,
    code: 'own-terms',
  })),
}

export const daysAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A stage for a lender to whose own page the borrower goes. */
export function handoffStage(
  lender: Lender,
  it: {
    capabilities: LenderCapabilities
    currency: Currency
    question?(manner: Manner): Partial<QuoteQuestion>
    authorize(session: string, manner: Manner): string
    booked(reference: string): number
  },
): Stage {
  const amountMinor = 120_000
  const today = daysAhead(0)
  const question = (manner: Manner): QuoteQuestion => ({
    requestReference: fresh('orq'),
    borrower: { reference: 'b-0123456789' },
    scenario: 'travel',
    amountMinor,
    currency: it.currency,
    today,
    purchase: {
      merchantReference: 'order-1',
      country: 'US',
      lines: [
        {
          kind: 'item',
          name: 'Flight',
          quantity: 1,
          unitAmountMinor: amountMinor + 5_000,
          totalMinor: amountMinor + 5_000,
        },
        { kind: 'discount', name: 'Early', quantity: 1, unitAmountMinor: 5_000, totalMinor: 5_000 },
      ],
      itinerary: {
        legs: [
          {
            from: 'JFK',
            to: 'SFO',
            departsOn: daysAhead(manner === 'declines_quote' ? 1 : 40),
            arrivesOn: daysAhead(manner === 'declines_quote' ? 1 : 40),
          },
        ],
        travelers: [{ firstName: 'Ann', lastName: 'Example', bornOn: '1990-01-01' }],
      },
    },
  })
  return {
    lender,
    capabilities: it.capabilities,
    amountMinor,
    currency: it.currency,
    today,
    decisionMs: 400,
    quote: (manner) => lender.quote(question(manner)),
    consented: async (manner, capture): Promise<Origination> => {
      const asked = question(manner)
      const quoted = await lender.quote(asked)
      if (!quoted.ok || quoted.value.decision !== 'handoff')
        throw new Error(`no handoff: ${JSON.stringify(quoted)}`)
      const { sessionReference } = quoted.value
      return {
        originationReference: fresh('att'),
        quoteReference: sessionReference,
        borrower: asked.borrower,
        merchantReference: 'order-1',
        ...(capture === undefined ? {} : { capture }),
        consent: {
          reference: 'cns_00000001',
          disclosureDigest: `sha256:${'0'.repeat(64)}`,
          purposes: ['loan_agreement'],
          grantedAt: new Date().toISOString(),
        },
        agreed: { productCode: 'own-terms', principalMinor: amountMinor, currency: it.currency },
        ...(asked.purchase ? { purchase: asked.purchase } : {}),
        authorization: it.authorize(sessionReference, manner),
      }
    },
    booked: async (reference) => it.booked(reference),
  }
}

export async function strangerFor(
  answer: Answering,
  open: (baseUrl: string) => Lender,
): Promise<{ lender: Lender; running: Running }> {
  const running = await listen(
    createServer((_request, response) => answer(response)),
    0,
  )
  return { lender: open(running.url), running }
}
