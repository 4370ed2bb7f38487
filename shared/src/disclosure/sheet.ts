import type { PaymentParts } from '../checkout/line.ts'
import type { Funder, LenderIdentity } from '../lender/lender.ts'
import { kindOf, productKinds } from '../lender/product-kind.ts'
import type { LenderTerms, ProductTerms } from '../lender/terms.ts'
import type { LenderQuote } from '../offer/quote.ts'
import { invariant } from '../problem/problem.ts'
import { annualRateOfSchedule } from '../rate/apr.ts'
import type { Installment } from '../schedule/installment.ts'
import { costsOf } from './costs.ts'
import type { CostSheet1 } from './disclosure.ts'
import { refuseQuote } from './refuse-quote.ts'
import { coolingOffOf, dataUsesOf, dueDateRuleOf, lateCostOf } from './words.ts'

/** What a sheet is made of: who lends, what they publish, what they quoted to this person, and for what. */
export type SheetFacts = {
  lender: LenderIdentity
  terms: Pick<LenderTerms, 'agreements'>
  product: ProductTerms
  quote: LenderQuote
  /** Who funds the loan, where it is not the lender alone. */
  funders?: readonly Funder[]
  merchantName: string
  merchantReference: string
  /** How the order is paid, where not all of it is lent. */
  payment?: PaymentParts | undefined
}

/**
 * The 综合融资成本明示表 (NFRA and PBOC, in force 1 August 2026): principal, every cost item with its standard,
 * collector and yearly level, the all-in annual rate in normal performance, costs on default, and that nothing
 * else is charged. The items sum to the total cost, and that to the schedule's interest and fees, or it refuses.
 * Refuses a quote that is none, naming the argument (`terms_invalid`).
 */
export function buildCostSheet(facts: SheetFacts): CostSheet1 {
  return {
    version: 'cost-sheet/1',
    jurisdiction: 'CN',
    ...commonOf(facts, (schedule) => yearly(facts.quote, schedule)),
    annualRateConvention: 'simple',
    ...(facts.payment ? { payment: agreeing(facts.payment, facts.quote) } : {}),
  }
}

/** What is lent is what of the order is neither deposit nor balance, or there is no sheet. */
function agreeing(payment: PaymentParts, { principalMinor }: LenderQuote): PaymentParts {
  const { orderMinor, depositMinor, balanceMinor, financedMinor } = payment
  invariant(
    financedMinor === principalMinor && depositMinor + balanceMinor + financedMinor === orderMinor,
    'deposit, balance and what is lent are the order',
  )
  return payment
}

/** What every paper says, whatever the jurisdiction; the annual rate by the method it is given. */
export function commonOf(
  facts: SheetFacts,
  annualRate: (schedule: readonly Installment[]) => number,
): Omit<CostSheet1, 'version' | 'jurisdiction' | 'annualRateConvention'> {
  const { lender, product, quote } = facts
  refuseQuote(quote)
  return {
    lender,
    productName: product.name,
    merchantName: facts.merchantName,
    merchantReference: facts.merchantReference,
    currency: quote.currency,
    drawnOn: quote.drawnOn,
    amountFinancedMinor: quote.principalMinor,
    installmentCount: quote.installmentCount,
    method: quote.method,
    ...costsOf(facts, annualRate),
    annualRatePpm: annualRate(quote.schedule),
    contingentCosts: [lateCostOf(product.lateFeePpmPerDay, lender.legalName)],
    nothingElseCharged: true,
    dueDateRule: dueDateRuleOf(quote.firstDueOn, quote.installmentCount),
    schedule: quote.schedule,
    prepayment: product.prepayment,
    coolingOffDays: product.coolingOffDays,
    coolingOff: coolingOffOf(product.coolingOffDays),
    agreements: facts.terms.agreements,
    dataUses: dataUsesOf(lender.legalName, facts.funders, productKinds[kindOf(product)].paidTo),
  }
}

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
