import type { NewCheckout } from '@miaoguo/shared/checkout/checkout'
import { mayBeOfferedIn, type ProductScene } from '@miaoguo/shared/lender/product-kind'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'

/** Refuses an order no lender would finance, as far as lenders' published terms are known now. */
export function refuseAmount(
  deps: Deps,
  it: Pick<NewCheckout, 'currency' | 'amountMinor'> & { scenario: ProductScene },
): void {
  const products = deps.lenders
    .products(deps.today())
    .filter((product) => mayBeOfferedIn(product, it.scenario))
  // Nobody could be asked yet: better an order without offers than no order.
  if (products.length === 0) return
  const same = products.filter((product) => product.currency === it.currency)
  if (same.length === 0) {
    throw new Problem('currency_not_supported', { currency: it.currency }, [
      { pointer: '/currency', message: 'no lender lends in it' },
    ])
  }
  const amountMinMinor = Math.min(...same.map((product) => product.amountMinMinor))
  const amountMaxMinor = Math.max(...same.map((product) => product.amountMaxMinor))
  if (it.amountMinor < amountMinMinor || it.amountMinor > amountMaxMinor) {
    throw new Problem('amount_out_of_range', { amountMinMinor, amountMaxMinor }, [
      { pointer: '/amountMinor', message: `must be ${amountMinMinor} to ${amountMaxMinor}` },
    ])
  }
}
