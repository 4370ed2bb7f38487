import type { LocalText } from '../lender/lender.ts'
import { invariant, Problem } from '../problem/problem.ts'
import { annualRateOfFlows } from '../rate/apr.ts'
import type { DatedFlow } from '../rate/flows.ts'
import type { AnnualRateMethod } from '../rate/rate.ts'
import type { Installment } from '../schedule/installment.ts'
import type { CostSheet2 } from './disclosure.ts'
import { creditReferenceOf, missedPaymentsOf, rightsOf } from './precontract-words.ts'
import { commonOf, type SheetFacts } from './sheet.ts'

export type PrecontractJurisdiction = 'EU' | 'UK' | 'US'

/** What the papers of the EU, the United Kingdom and the United States want beyond the cost sheet. */
export type PrecontractFacts = SheetFacts & {
  jurisdiction: PrecontractJurisdiction
  purchase: { name: LocalText; cashPriceMinor: number }
  lenderAddress: LocalText
  /** Who brings the borrower and the lender together, where somebody does. */
  creditIntermediary: { name: LocalText; contact: LocalText } | null
  /** The body for disputes out of court, in the EU; the United Kingdom has one for all. */
  disputeBody?: LocalText
}

const methods: Record<PrecontractJurisdiction, AnnualRateMethod> = {
  EU: 'eu_aprc',
  UK: 'eu_aprc',
  US: 'us_actuarial',
}
const ratePpmMax = 10_000_000

/**
 * The pre-contract record of the EU (Directive (EU) 2023/2225, annex I), the United Kingdom (FCA PS26/1) or the
 * United States (12 CFR 1026.18), with the annual rate by that jurisdiction’s own method in ppm, rounded half up.
 * The items sum to the total cost as on every sheet. Refuses an annual rate above 1000 % (`terms_invalid`).
 */
export function buildPrecontractSheet(facts: PrecontractFacts): CostSheet2 {
  const { jurisdiction, quote, product } = facts
  const method = methods[jurisdiction]
  const lastDueOn = quote.schedule.at(-1)?.dueOn
  invariant(lastDueOn !== undefined, 'a schedule has rows')
  return {
    version: 'cost-sheet/2',
    jurisdiction,
    ...commonOf(facts, (schedule) => yearly(facts, method, schedule)),
    annualRateConvention: jurisdiction === 'US' ? 'simple' : 'compound',
    annualRateMethod: method,
    annualInterestPpm: quote.annualInterestPpm,
    lastDueOn,
    purchase: facts.purchase,
    lenderAddress: facts.lenderAddress,
    creditIntermediary: facts.creditIntermediary,
    missedPayments: missedPaymentsOf(jurisdiction),
    creditReference: creditReferenceOf(jurisdiction),
    rights: rightsOf(jurisdiction, {
      coolingOffDays: product.coolingOffDays,
      lender: facts.lender,
      ...(facts.disputeBody === undefined ? {} : { disputeBody: facts.disputeBody }),
    }),
  }
}

function yearly(
  { quote }: PrecontractFacts,
  method: AnnualRateMethod,
  schedule: readonly Installment[],
): number {
  const flows: DatedFlow[] = [
    { kind: 'advance', on: quote.drawnOn, amountMinor: quote.principalMinor },
    ...schedule.map(
      (it): DatedFlow => ({ kind: 'payment', on: it.dueOn, amountMinor: it.totalMinor }),
    ),
  ]
  const rate = annualRateOfFlows(flows, method)
  invariant(rate !== null, 'a schedule that repays its principal has an annual rate')
  const ratePpm = Math.floor(rate * 1_000_000 + 0.5)
  if (ratePpm > ratePpmMax)
    throw new Problem('terms_invalid', { argument: 'annualRatePpm', min: 0, max: ratePpmMax })
  return ratePpm
}
