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
import { eligibleFor } from './eligibility.ts'
import type { Asked, Candidate } from './judge-product.ts'

type Contract = typeof promotionContract.view
type Hidden = Extract<Promotion, { shown: false }>['reason']

/** The smallest real installment for an amount by today's published terms, always with its annual rate. */
export async function viewPromotion(
  deps: Deps,
  _actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { amountMinor, currency } = input.query
  return promotionOf(deps.lenders, { amountMinor, currency, today: deps.today() })
}

export function promotionOf(registry: LenderRegistry, asked: Asked): Promotion {
  const { best } = eligibleFor(registry, asked)
  return best ? promotionFor(best, asked) : { shown: false, reason: whyNone(registry, asked) }
}

function promotionFor(best: Candidate, { amountMinor, currency }: Asked): Promotion {
  const { price, count, entry } = best
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
    text: textOf(best, currency),
  }
}

function whyNone(registry: LenderRegistry, { amountMinor, currency, today }: Asked): Hidden {
  const products = registry.products(today).filter((it) => mayBeOfferedIn(it, 'goods'))
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
