import type { LenderIdentity, LocalText } from '../lender/lender.ts'
import type { LenderTerms, ProductFee, ProductTerms } from '../lender/terms.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { LenderQuote } from '../offer/quote.ts'
import { invariant } from '../problem/problem.ts'
import { annualRateOfSchedule } from '../rate/apr.ts'
import type { Installment } from '../schedule/installment.ts'
import type { CostItem, CostSheet } from './disclosure.ts'
import {
  coolingOffOf,
  dataUsesOf,
  dueDateRuleOf,
  feeBasisOf,
  interestBasisOf,
  lateCostOf,
} from './words.ts'

/** What a sheet is made of: who lends, what they publish, what they quoted to this person, and for what. */
export type SheetFacts = {
  lender: LenderIdentity
  terms: Pick<LenderTerms, 'agreements'>
  product: ProductTerms
  quote: LenderQuote
  merchantName: string
  merchantReference: string
}

const interestName: LocalText = { zhCN: '利息', en: 'Interest' }

/**
 * The 综合融资成本明示表 (NFRA and PBOC, in force 1 August 2026): principal, every cost item with its standard,
 * collector and yearly level, the all-in annual rate in normal performance, costs on default, and that nothing
 * else is charged. The items sum to the total cost, and that to the schedule's interest and fees, or it refuses.
 */
export function buildCostSheet(facts: SheetFacts): CostSheet {
  const { lender, product, quote } = facts
  const costs = costsOf(facts)
  const totalCostMinor = costs.reduce((sum, it) => sum + it.totalMinor, 0)
  const totalOfPaymentsMinor = quote.schedule.reduce((sum, it) => sum + it.totalMinor, 0)
  invariant(
    totalOfPaymentsMinor - quote.principalMinor === totalCostMinor,
    'the cost items sum to what is paid above the principal',
  )
  return {
    version: 'cost-sheet/1',
    jurisdiction: 'CN',
    lender,
    productName: product.name,
    merchantName: facts.merchantName,
    merchantReference: facts.merchantReference,
    currency: quote.currency,
    drawnOn: quote.drawnOn,
    amountFinancedMinor: quote.principalMinor,
    installmentCount: quote.installmentCount,
    method: quote.method,
    costs,
    totalCostMinor,
    totalOfPaymentsMinor,
    annualRatePpm: yearly(quote, quote.schedule),
    annualRateConvention: 'simple',
    contingentCosts: [lateCostOf(product.lateFeePpmPerDay, lender.legalName)],
    nothingElseCharged: true,
    dueDateRule: dueDateRuleOf(quote.firstDueOn),
    schedule: quote.schedule,
    prepayment: product.prepayment,
    coolingOffDays: product.coolingOffDays,
    coolingOff: coolingOffOf(product.coolingOffDays),
    agreements: facts.terms.agreements,
    dataUses: dataUsesOf(lender.legalName),
  }
}

function costsOf({ lender, quote }: SheetFacts): CostItem[] {
  const interest: CostItem = {
    kind: 'interest',
    name: interestName,
    basis: interestBasisOf(quote.annualInterestPpm),
    collector: lender.legalName,
    totalMinor: quote.schedule.reduce((sum, it) => sum + it.interestMinor, 0),
    annualRatePpm: yearly(
      quote,
      rowsCosting(quote, (row) => row.interestMinor),
    ),
  }
  const fees = quote.fees.map((fee): CostItem => {
    const amounts = feeAmounts(fee, quote)
    return {
      kind: 'fee',
      name: fee.name,
      basis: feeBasisOf(fee),
      collector: fee.collector,
      totalMinor: amounts.reduce((sum, it) => sum + it, 0),
      annualRatePpm: yearly(
        quote,
        rowsCosting(quote, (_, i) => amounts[i] ?? 0),
      ),
    }
  })
  // A loan without interest and without fees still says so: 利息 ¥0.00.
  const charged = [interest, ...fees].filter((it) => it.totalMinor > 0)
  return charged.length > 0 ? charged : [interest]
}

/** A fee in each row: a share of the principal, rounded half even, with every row or with the first. */
function feeAmounts(fee: ProductFee, quote: LenderQuote): number[] {
  const share = multiplyRatio(
    quote.principalMinor,
    { numerator: fee.ratePpm, denominator: 1_000_000 },
    'half_even',
  )
  return quote.schedule.map((_, i) => (fee.charged === 'per_installment' || i === 0 ? share : 0))
}

/** The schedule as if only one cost were charged, so that each item has its own yearly level. */
const rowsCosting = (
  quote: LenderQuote,
  costOf: (row: Installment, i: number) => number,
): Installment[] =>
  quote.schedule.map((row, i) => ({ ...row, totalMinor: row.principalMinor + costOf(row, i) }))

function yearly(quote: LenderQuote, schedule: readonly Installment[]): number {
  const rate = annualRateOfSchedule({
    principalMinor: quote.principalMinor,
    drawnOn: quote.drawnOn,
    schedule,
    convention: 'simple',
  })
  invariant(rate !== null, 'a schedule that repays its principal has an annual rate')
  return rate
}
