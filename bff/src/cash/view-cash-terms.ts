import type { CashTerms } from '@miaoguo/shared/checkout/cash'
import { mayBeOfferedIn } from '@miaoguo/shared/lender/product-kind'
import type { Deps } from '../deps.ts'

/** What may be asked for today, out of what lenders publish. */
export async function viewCashTerms(deps: Deps): Promise<CashTerms> {
  const products = deps.lenders
    .products(deps.today())
    .filter((it) => it.currency === 'CNY' && mayBeOfferedIn(it, 'cash'))
  if (products.length === 0) return { range: null }
  const pairs = products.flatMap(({ method, installmentCounts }) =>
    installmentCounts.map((installmentCount) => ({ installmentCount, method })),
  )
  const choices = pairs
    .filter(
      (it, i) =>
        pairs.findIndex(
          (same) => same.installmentCount === it.installmentCount && same.method === it.method,
        ) === i,
    )
    .toSorted((a, b) => a.installmentCount - b.installmentCount)
  return {
    range: {
      currency: 'CNY',
      amountMinMinor: Math.min(...products.map((it) => it.amountMinMinor)),
      amountMaxMinor: Math.max(...products.map((it) => it.amountMaxMinor)),
      choices,
    },
  }
}
