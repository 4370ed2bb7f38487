import type { LenderTerms, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import { randomUUID } from 'node:crypto'
import type { Asked } from './lender.ts'

/** Terms agreed in a contract because the lender's API tells none; what can be done is the adapter's to say. */
export type AgreedProfile = Omit<LenderTerms, 'products'> & {
  products: readonly Omit<ProductTerms, 'capabilities'>[]
}

export const configuredTerms = (
  it: AgreedProfile,
  capabilities: LenderCapabilities,
): Asked<LenderTerms> => ({
  ok: true,
  correlationId: randomUUID(),
  value: { ...it, products: it.products.map((product) => ({ ...product, capabilities })) },
})
