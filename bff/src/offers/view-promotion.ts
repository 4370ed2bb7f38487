import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import { mayBeOfferedIn } from '@miaoguo/shared/lender/product-kind'
import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import { money, type Currency } from '@miaoguo/shared/money/money'
import type { Promotion } from '@miaoguo/shared/offer/offer'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import type { LenderRegistry } from '../lenders/registry.ts'
import * as merchants from '../merchants/store.ts'
import { askedTrip } from './asked-trip.ts'
import { eligibleFor } from './eligibility.ts'
import type { Asked, Candidate } from './judge-product.ts'
import { runningFor } from './running-campaigns.ts'
import type { Subsidising } from './subsidised.ts'
import { bestSubsidised, type SubsidisedCandidate } from './subsidised-promotion.ts'

type Contract = typeof promotionContract.view
type Hidden = Extract<Promotion, { shown: false }>['reason']

/**
 * The smallest real installment for an amount by today's published terms, always with its annual rate; where the
 * merchant's campaigns make one cheaper, at what the shopper pays of it.
 */
export async function viewPromotion(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { amountMinor, currency } = input.query
  const trip = askedTrip(input.query)
  const scenario = trip ? ('travel' as const) : ('goods' as const)
  const asked: Asked = { amountMinor, currency, scenario, trip, today: deps.today() }
  return promotionOf(deps.lenders, asked, await subsidising(deps, actor, asked))
}

/** What the shop whose widget asks pays for such an order now. */
async function subsidising(
  deps: Deps,
  actor: Actor,
  { currency, amountMinor }: Asked,
): Promise<Subsidising | undefined> {
  if (actor.kind !== 'widget') return undefined
  const { merchantId, clockAheadMs } = actor
  const [merchant, running] = await Promise.all([
    merchants.byId(deps.db, merchantId),
    runningFor(deps, { merchantId, clockAheadMs, currency, amountMinor }),
  ])
  return merchant && { merchantName: merchant.name, running }
}

export function promotionOf(registry: LenderRegistry, asked: Asked, by?: Subsidising): Promotion {
  const { best: plain } = eligibleFor(registry, asked)
  if (!plain) return { shown: false, reason: whyNone(registry, asked) }
  const cheaper = by && bestSubsidised(registry, asked, { by, plain })
  return promotionFor(cheaper ?? plain, asked)
}

type Shown = Candidate & Partial<Pick<SubsidisedCandidate, 'subsidy'>>

function promotionFor(best: Shown, { amountMinor, currency }: Asked): Promotion {
  const { price, count, entry, subsidy } = best
  return {
    shown: true,
    currency,
    amountMinor,
    installmentCount: count,
    installmentMinor: price.largestInstallmentMinor,
    annualRatePpm: price.annualRatePpm,
    annualRateConvention: 'simple',
    totalCostMinor: price.totalCostMinor,
    lenderName: entry.identity.legalName,
    text: subsidy ? subsidisedText({ ...best, subsidy }, currency) : textOf(best, currency),
    ...(subsidy ? { subsidy } : {}),
  }
}

function whyNone(registry: LenderRegistry, asked: Asked): Hidden {
  const { amountMinor, currency, today, scenario = 'goods' } = asked
  const products = registry.products(today).filter((it) => mayBeOfferedIn(it, scenario))
  if (products.length === 0) return 'no_lender'
  const same = products.filter((it) => it.currency === currency)
  if (same.length === 0) return 'currency_not_supported'
  if (same.every((it) => amountMinor < it.amountMinMinor)) return 'amount_too_low'
  if (same.every((it) => amountMinor > it.amountMaxMinor)) return 'amount_too_high'
  return 'no_lender'
}

function textOf({ price, count }: Candidate, currency: Currency): LocalText {
  const each = formatMoney(money(price.largestInstallmentMinor, currency))
  const rate = formatRate(price.annualRatePpm)
  return {
    zhCN: `${each} × ${count} 期起，年化利率（单利）${rate}`,
    en: `From ${each} × ${count} installments, ${rate} a year (simple)`,
  }
}

/** Free only where nothing at all is paid; who pays instead is said with it. */
function subsidisedText(
  { price, count, subsidy }: SubsidisedCandidate,
  currency: Currency,
): LocalText {
  const each = formatMoney(money(price.largestInstallmentMinor, currency))
  const paid = formatMoney(money(subsidy.subsidyMinor, currency))
  const rate = formatRate(price.annualRatePpm)
  const free = price.totalCostMinor === 0
  // Of rows that share their interest with the shop, none is the same as the next.
  const equal = price.largestInstallmentMinor * count - price.totalOfPaymentsMinor < count
  return {
    zhCN: `${count} 期${free ? '免息' : ''}${equal ? ` ${each} × ${count}` : `，每期不超过 ${each}`}，年化利率（单利）${rate}，由商家承担息费 ${paid}`,
    en: `${count} ${free ? 'interest-free ' : ''}installments${equal ? `, ${each} × ${count}` : ` of ${each} at most`}, ${rate} a year (simple), the shop pays ${paid} of the cost`,
  }
}
