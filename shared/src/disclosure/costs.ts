import type { LenderIdentity, LocalText } from '../lender/lender.ts'
import type { ProductFee } from '../lender/terms.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { LenderQuote } from '../offer/quote.ts'
import { invariant } from '../problem/problem.ts'
import type { Installment } from '../schedule/installment.ts'
import type { CostItem } from './disclosure.ts'
import { feeBasisOf, interestBasisOf } from './words.ts'

const interestName: LocalText = { zhCN: '利息', en: 'Interest' }

/** What a quote costs: each item, their sum, and everything that is paid. */
export type Costs = { costs: CostItem[]; totalCostMinor: number; totalOfPaymentsMinor: number }

/**
 * Every cost of a quote in normal performance with its standard, collector and yearly level, the rate the loan
 * would have if only that item were charged. A cost on no item is a broken invariant: nothing else is charged.
 */
export function costsOf(
  { lender, quote }: { lender: LenderIdentity; quote: LenderQuote },
  yearly: (schedule: readonly Installment[]) => number,
): Costs {
  const interest: CostItem = {
    kind: 'interest',
    name: interestName,
    basis: interestBasisOf(quote.annualInterestPpm),
    collector: lender.legalName,
    totalMinor: quote.schedule.reduce((sum, it) => sum + it.interestMinor, 0),
    annualRatePpm: yearly(rowsCosting(quote, (row) => row.interestMinor)),
  }
  const fees = quote.fees.map((fee): CostItem => {
    const amounts = feeAmounts(fee, quote)
    return {
      kind: 'fee',
      name: fee.name,
      basis: feeBasisOf(fee),
      collector: fee.collector,
      totalMinor: amounts.reduce((sum, it) => sum + it, 0),
      annualRatePpm: yearly(rowsCosting(quote, (_, i) => amounts[i] ?? 0)),
    }
  })
  // A loan without interest and without fees still says so: 利息 ¥0.00.
  const charged = [interest, ...fees].filter((it) => it.totalMinor > 0)
  const costs = charged.length > 0 ? charged : [interest]
  const totalCostMinor = costs.reduce((sum, it) => sum + it.totalMinor, 0)
  const totalOfPaymentsMinor = quote.schedule.reduce((sum, it) => sum + it.totalMinor, 0)
  invariant(
    totalOfPaymentsMinor - quote.principalMinor === totalCostMinor,
    'the cost items sum to what is paid above the principal',
  )
  return { costs, totalCostMinor, totalOfPaymentsMinor }
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
