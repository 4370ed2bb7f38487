import assert from 'node:assert/strict'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import { subsidise } from '@miaoguo/shared/schedule/subsidy'
import type { Case, Stage } from './case.ts'

/** All of the interest, and a share that no row divides evenly by. */
const subsidies = [
  { campaignReference: 'cmp_all0001', interestPpm: 1_000_000, feePpm: 0 },
  { campaignReference: 'cmp_third01', interestPpm: 333_333, feePpm: 333_333 },
]

async function quotesWith(
  stage: Stage,
  more: Parameters<Stage['quote']>[1],
): Promise<LenderQuote[]> {
  const quoted = await stage.quote('approves', more)
  assert.ok(quoted.ok && quoted.value.decision === 'offered', 'an offer')
  return quoted.value.quotes
}

const planOf = (it: LenderQuote): string => `${it.productCode} ${it.installmentCount}`

/** What a merchant pays of a loan's costs. */
export const subsidyCases: readonly Case[] = [
  {
    name: 'a subsidised quote leaves the borrower each row less the merchant’s part, rounded half even',
    rule: 'The shopper is shown what they pay themselves, to the minor unit, and the merchant pays the rest.',
    needs: ['merchantSubsidy', 'schedule'],
    run: async (stage) => {
      const quotes = await quotesWith(stage, { subsidies })
      const plain = quotes.filter((it) => !it.subsidy)
      const shared = quotes.filter((it) => it.subsidy)
      assert.ok(plain.length > 0, 'the plans are quoted without a subsidy too')
      assert.ok(shared.length > 0, 'and with one')
      for (const { subsidy, ...quote } of shared) {
        const asked = subsidies.find((it) => it.campaignReference === subsidy?.campaignReference)
        const same = plain.find((it) => planOf(it) === planOf(quote))
        assert.ok(asked && same && subsidy, 'a subsidy that was asked for, of a plan there is')
        const { interestPpm, feePpm } = subsidy
        assert.deepEqual(
          { interestPpm, feePpm },
          { interestPpm: asked.interestPpm, feePpm: asked.feePpm },
        )
        const ours = subsidise(same.schedule, asked)
        assert.deepEqual(quote.schedule, ours.installments)
        assert.equal(subsidy.subsidyMinor, ours.subsidyMinor)
      }
    },
  },
  {
    name: 'a subsidy is quoted for the plans it names alone, and for none when none is asked',
    rule: 'A merchant pays for what it chose to pay for.',
    needs: ['merchantSubsidy', 'schedule'],
    run: async (stage) => {
      const all = await quotesWith(stage, {})
      assert.ok(
        all.every((it) => !it.subsidy),
        'nobody pays unasked',
      )
      const [first] = all
      assert.ok(first, 'a plan')
      const named = subsidies.map((it) => ({
        ...it,
        productCodes: [first.productCode],
        installmentCounts: [first.installmentCount],
      }))
      const quotes = await quotesWith(stage, { subsidies: named })
      for (const it of quotes.filter((one) => one.subsidy)) assert.equal(planOf(it), planOf(first))
    },
  },
]
