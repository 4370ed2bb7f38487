import type { LenderIdentity, LocalText } from '../lender/lender.ts'
import type { ProductFee } from '../lender/terms.ts'
import { allocate } from '../money/allocate.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { LenderQuote } from '../offer/quote.ts'
import { invariant } from '../problem/problem.ts'
import type { Installment } from '../schedule/installment.ts'
import type { CostItem } from './disclosure.ts'
import { feeBasisOf, interestBasisOf, paidByMerchant } from './words.ts'

const interestName: LocalText = { zhCN: '利息', en: 'Interest' }

/** What a quote costs: each item, their sum, and everything that is paid. */
export type Costs = { costs: CostItem[]; totalCostMinor: number; totalOfPaymentsMinor: number }

/** Who lends, on which quote, and the merchant that may pay a part of it. */
type Charged = { lender: LenderIdentity; quote: LenderQuote; merchantName: string }

/**
 * Every cost of a quote in normal performance with its standard, collector and yearly level, the rate the loan
 * would have if only that item were charged; of what a merchant pays a part of, the borrower’s rest, and who pays
 * the other. A cost on no item is a broken invariant: nothing else is charged.
 */
export function costsOf(
  { lender, quote, merchantName }: Charged,
  yearly: (schedule: readonly Installment[]) => number,
): Costs {
  const whole = quote.fees.map((fee) => feeAmounts(fee, quote))
  const own = ownFees(quote, whole)
  const feesPaid = quote.fees.map((_, which) => sumOf(whole[which]) - sumOf(own[which]))
  const payer = (paidMinor: number): LocalText | undefined =>
    paidMinor > 0
      ? paidByMerchant({ merchantName, paidMinor, currency: quote.currency })
      : undefined
  const interestPaid = (quote.subsidy?.subsidyMinor ?? 0) - sumOf(feesPaid)
  const interest: CostItem = {
    kind: 'interest',
    name: interestName,
    basis: joined(interestBasisOf(quote.annualInterestPpm), payer(interestPaid)),
    collector: lender.legalName,
    totalMinor: quote.schedule.reduce((sum, it) => sum + it.interestMinor, 0),
    annualRatePpm: yearly(rowsCosting(quote, (row) => row.interestMinor)),
  }
  const fees = quote.fees.map((fee, which): CostItem => {
    const amounts = own[which] ?? []
    return {
      kind: 'fee',
      name: fee.name,
      basis: joined(feeBasisOf(fee), payer(feesPaid[which] ?? 0)),
      collector: fee.collector,
      totalMinor: sumOf(amounts),
      annualRatePpm: yearly(rowsCosting(quote, (_, i) => amounts[i] ?? 0)),
    }
  })
  const paid = [interestPaid, ...feesPaid]
  // A loan without interest and without fees still says so: 利息 ¥0.00; and one that a merchant pays for says who does.
  const charged = [interest, ...fees].filter((it, i) => it.totalMinor > 0 || (paid[i] ?? 0) > 0)
  const costs = charged.length > 0 ? charged : [interest]
  const totalCostMinor = costs.reduce((sum, it) => sum + it.totalMinor, 0)
  const totalOfPaymentsMinor = quote.schedule.reduce((sum, it) => sum + it.totalMinor, 0)
  invariant(
    totalOfPaymentsMinor - quote.principalMinor === totalCostMinor,
    'the cost items sum to what is paid above the principal',
  )
  return { costs, totalCostMinor, totalOfPaymentsMinor }
}

const sumOf = (amounts: readonly number[] = []): number => amounts.reduce((sum, it) => sum + it, 0)

const joined = (basis: LocalText, more: LocalText | undefined): LocalText =>
  more ? { zhCN: `${basis.zhCN}；${more.zhCN}`, en: `${basis.en}; ${more.en}` } : basis

/** The borrower’s own part of each fee in each row: the row’s, spread over its fees in proportion and without loss. */
function ownFees(quote: LenderQuote, whole: readonly number[][]): number[][] {
  if (!quote.subsidy) return whole.map((amounts) => [...amounts])
  const rows = quote.schedule.map((row, i) => {
    const weights = whole.map((amounts) => amounts[i] ?? 0)
    return sumOf(weights) > 0 ? allocate(row.feeMinor, weights) : weights
  })
  return whole.map((_, which) => rows.map((row) => row[which] ?? 0))
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
