import { merchantCheckoutContract, promotionContract } from './merchant/checkouts.ts'
import { shopperCheckoutContract } from './shopper/checkouts.ts'
import { consentContract, disclosureContract } from './shopper/consents.ts'
import { loanContract } from './shopper/loans.ts'
import { sessionContract } from './shopper/sessions.ts'
import type { Endpoint } from './endpoint.ts'

/** Every endpoint of our own API, for OpenAPI and the tests that iterate over all of them. */
export const contract: readonly Endpoint[] = [
  sessionContract,
  shopperCheckoutContract,
  disclosureContract,
  consentContract,
  loanContract,
  merchantCheckoutContract,
  promotionContract,
].flatMap((group) => Object.values(group) as Endpoint[])
