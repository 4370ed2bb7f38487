import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { eligibilityContract } from '@miaoguo/shared/contract/merchant/amounts'
import { kindOf, productKinds, type KindFacts } from '@miaoguo/shared/lender/product-kind'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { askedTrip } from './asked-trip.ts'
import { judgeProduct, knownOf } from './judge-product.ts'

type Contract = typeof eligibilityContract.view

/** Every product we know of, what of it may be shown for the amount, and why the rest may not. */
export async function viewEligibility(
  deps: Deps,
  _actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { amountMinor, currency } = input.query
  const trip = askedTrip(input.query)
  const today = deps.today()
  // What no order of a merchant stands behind, or what its borrower has a line of, is no matter of merchants.
  const known = deps.lenders
    .all()
    .flatMap((entry) => knownOf(entry, today))
    .filter(({ product }) => isForMerchants(productKinds[kindOf(product)]))
  const products = known.map((it) => {
    const { candidates, reasons } = judgeProduct(it, { amountMinor, currency, today, trip })
    return {
      lenderId: it.entry.id,
      lenderName: it.entry.identity.legalName,
      licenceType: it.entry.identity.licenceType,
      productCode: it.product.code,
      productName: it.product.name,
      eligible: candidates.length > 0,
      installmentCounts: candidates.map((candidate) => candidate.count),
      reasons,
    }
  })
  return { amountMinor, currency, eligible: products.some((it) => it.eligible), products }
}

const isForMerchants = ({ needsMerchant, needsLine }: KindFacts): boolean =>
  needsMerchant && !needsLine
