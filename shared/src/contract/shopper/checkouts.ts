import * as z from 'zod/mini'
import { ShopperCheckout } from '../../checkout/checkout.ts'
import { OfferRequestId } from '../../id/id.ts'
import { OfferRequest } from '../../offer/offer.ts'
import { endpoint } from '../endpoint.ts'

const CheckoutToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,64}$/))

export const shopperCheckoutContract = {
  view: endpoint({
    id: 'viewCheckout',
    summary: 'The order behind a checkout token',
    method: 'GET',
    path: '/v1/shopper/checkouts/:token',
    actor: 'public',
    status: 200,
    params: z.strictObject({ token: CheckoutToken }),
    output: ShopperCheckout,
    problems: ['not_found'],
  }),
  requestOffers: endpoint({
    id: 'requestOffers',
    summary: 'Ask every eligible lender; answers at the deadline with what arrived',
    method: 'POST',
    path: '/v1/shopper/checkouts/:token/offer-requests',
    actor: 'shopper',
    status: 201,
    mayRunTwice: true,
    params: z.strictObject({ token: CheckoutToken }),
    body: z.strictObject({}),
    output: OfferRequest,
    problems: [
      'not_found',
      'checkout_not_open',
      'checkout_expired',
      'checkout_application_pending',
      'server_overloaded',
    ],
  }),
  watchOffers: endpoint({
    id: 'watchOffers',
    summary: 'Late offers: answers when the version has passed `after`, or after 20 s',
    method: 'GET',
    path: '/v1/shopper/offer-requests/:id',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: OfferRequestId }),
    query: z.strictObject({
      after: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000))),
    }),
    output: OfferRequest,
    problems: ['not_found'],
  }),
}
