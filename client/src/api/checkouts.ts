import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import type { OfferRequestId } from '@miaoguo/shared/id/id'
import { call } from './call'

export const viewCheckout = (token: string) =>
  call(shopperCheckoutContract.view, { params: { token } })

export const offersIntention = (token: string): string => `offers.${token}`

export const requestOffers = (token: string) =>
  call(shopperCheckoutContract.requestOffers, {
    params: { token },
    body: {},
    intention: offersIntention(token),
  })

/** Without `after` answers at once with what is known now. */
export const watchOffers = (id: OfferRequestId, after?: number) =>
  call(shopperCheckoutContract.watchOffers, { params: { id }, query: { after } })
