import * as z from 'zod/mini'
import { Checkout, MerchantReference, NewCheckout } from '../../checkout/checkout.ts'
import { CheckoutId } from '../../id/id.ts'
import { Currency } from '../../money/money.ts'
import { Promotion } from '../../offer/offer.ts'
import { CalendarDate } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

const Cursor = z.optional(z.string().check(z.maxLength(200)))
const PageSize = z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)))

export const merchantCheckoutContract = {
  create: endpoint({
    id: 'createCheckout',
    summary: 'Open a checkout for an order',
    method: 'POST',
    path: '/v1/checkouts',
    actor: 'merchant',
    status: 201,
    body: NewCheckout,
    output: Checkout,
    problems: [
      'amounts_do_not_add_up',
      'amount_out_of_range',
      'currency_not_supported',
      'url_not_allowed',
      'checkout_reference_taken',
      'checkout_not_amendable',
    ],
  }),
  view: endpoint({
    id: 'viewMerchantCheckout',
    summary: 'One checkout',
    method: 'GET',
    path: '/v1/checkouts/:id',
    actor: 'merchant',
    status: 200,
    params: z.strictObject({ id: CheckoutId }),
    output: Checkout,
    problems: ['not_found'],
  }),
  list: endpoint({
    id: 'listCheckouts',
    summary: 'Checkouts, newest first',
    method: 'GET',
    path: '/v1/checkouts',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({
      cursor: Cursor,
      limit: PageSize,
      merchantReference: z.optional(MerchantReference),
    }),
    output: z.strictObject({ items: z.array(Checkout), nextCursor: z.nullable(z.string()) }),
    problems: [],
  }),
  cancel: endpoint({
    id: 'cancelCheckout',
    summary: 'Cancel a checkout; cancelling an expired or cancelled one succeeds',
    method: 'POST',
    path: '/v1/checkouts/:id/cancel',
    actor: 'merchant',
    status: 200,
    params: z.strictObject({ id: CheckoutId }),
    body: z.strictObject({}),
    output: Checkout,
    problems: ['not_found', 'checkout_not_open', 'checkout_application_pending'],
  }),
}

export const promotionContract = {
  view: endpoint({
    id: 'viewPromotion',
    summary: 'What the widget shows for an amount',
    method: 'GET',
    path: '/v1/promotions',
    actor: 'widget',
    status: 200,
    query: z.strictObject({
      key: z.string().check(z.maxLength(80)),
      amountMinor: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(999_999_999_999)),
      currency: Currency,
      /** Of a trip, so that what is lent against trips is promised too; back on the same day when it is not said. */
      departsOn: z.optional(CalendarDate),
      returnsOn: z.optional(CalendarDate),
    }),
    output: Promotion,
    problems: ['origin_not_allowed'],
  }),
}
