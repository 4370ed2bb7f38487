import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import { money, type Currency } from '@miaoguo/shared/money/money'
import type { Promotion } from '@miaoguo/shared/offer/offer'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addMonths } from '@miaoguo/shared/time/due-dates'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import type { LenderRegistry, Published } from '../lenders/registry.ts'
import { priceOf, type Price } from './price.ts'
import { refusedByRule } from './refused-by-rule.ts'

type Contract = typeof promotionContract.view
type Asked = { amountMinor: number; currency: Currency; today: CalendarDate }

const rememberedMax = 20_000
type Memory = { day: CalendarDate; generation: number; promotions: Map<string, Promotion> }
const memories = new WeakMap<LenderRegistry, Memory>()

/** The smallest real installment for an amount by today's published terms, always with its annual rate. */
export async function viewPromotion(
  deps: Deps,
  _actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { amountMinor, currency } = input.query
  return promotionOf(deps.lenders, { amountMinor, currency, today: deps.today() })
}

/** Remembered for the day, until a lender publishes other terms. */
export function promotionOf(lenders: LenderRegistry, asked: Asked): Promotion {
  const { promotions } = memoryOf(lenders, asked.today)
  const key = `${asked.currency}${asked.amountMinor}`
  const known = promotions.get(key)
  if (known) return known
  const made = promote(lenders.published(asked.today), asked)
  if (promotions.size >= rememberedMax) promotions.clear()
  promotions.set(key, made)
  return made
}

function memoryOf(lenders: LenderRegistry, day: CalendarDate): Memory {
  const known = memories.get(lenders)
  const generation = lenders.generation()
  if (known && known.day === day && known.generation === generation) return known
  const fresh = { day, generation, promotions: new Map<string, Promotion>() }
  memories.set(lenders, fresh)
  return fresh
}

type Candidate = Published & { count: number; price: Price }

function promote(published: readonly Published[], asked: Asked): Promotion {
  const { amountMinor, currency } = asked
  const nothing = (reason: Extract<Promotion, { shown: false }>['reason']): Promotion => ({
    shown: false,
    reason,
  })
  if (published.length === 0) return nothing('no_lender')
  const same = published.filter((it) => it.product.currency === currency)
  if (same.length === 0) return nothing('currency_not_supported')
  if (same.every((it) => amountMinor < it.product.amountMinMinor)) return nothing('amount_too_low')
  if (same.every((it) => amountMinor > it.product.amountMaxMinor)) return nothing('amount_too_high')
  const [best] = same.flatMap((it) => candidatesOf(it, asked)).toSorted(bySmallest)
  if (!best) return nothing('no_lender')
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

function candidatesOf(it: Published, asked: Asked): Candidate[] {
  const { product, entry } = it
  if (asked.amountMinor < product.amountMinMinor || asked.amountMinor > product.amountMaxMinor)
    return []
  return product.installmentCounts.flatMap((count): Candidate[] => {
    const terms = {
      ...product,
      principalMinor: asked.amountMinor,
      installmentCount: count,
      drawnOn: asked.today,
      firstDueOn: addMonths(asked.today, 1),
    }
    const price = priceOf(terms)
    const allowed =
      price && refusedByRule({ entry, product, price, quote: terms }, asked.today).length === 0
    return allowed ? [{ entry, product, count, price }] : []
  })
}

const bySmallest = (a: Candidate, b: Candidate): number =>
  a.price.largestInstallmentMinor - b.price.largestInstallmentMinor ||
  a.price.totalCostMinor - b.price.totalCostMinor

function textOf({ price, count }: Candidate, currency: Currency): LocalText {
  const each = formatMoney(money(price.largestInstallmentMinor, currency))
  const rate = formatRate(price.annualRatePpm)
  return {
    zhCN: `${each} × ${count} 期起，年化利率（单利）${rate}`,
    en: `From ${each} × ${count} installments, ${rate} a year (simple)`,
  }
}
