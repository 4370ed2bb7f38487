import {
  MerchantScenario,
  type Checkout,
  type CheckoutStatus,
  type ShopperCheckout,
} from '@miaoguo/shared/checkout/checkout'
import { paymentPartsOf, type PaymentParts } from '@miaoguo/shared/checkout/line'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { bookingsPart } from '../bookings/views.ts'
import type { StoredCheckout } from './store.ts'

/** A checkout past its time is expired even before the job that says so has come by. */
export const statusNow = (deps: Deps, it: StoredCheckout): CheckoutStatus =>
  it.status === 'open' &&
  millisecondsOf(it.expiresAt) <= millisecondsOf(deps.wallNow()) + it.clockAheadMs
    ? 'expired'
    : it.status

const clientUrlOf = (deps: Deps, token: string): string =>
  `${deps.env.PUBLIC_URL ?? ''}/#/checkout/pages/offers/index?token=${token}`

/** How an order is paid, where that is to be said. */
export function paymentOf({ lines }: Pick<StoredCheckout, 'lines'>): { payment?: PaymentParts } {
  const payment = paymentPartsOf(lines)
  return payment ? { payment } : {}
}

/** As its merchant sees it. */
export const toMerchantView = (deps: Deps, it: StoredCheckout): Checkout => ({
  id: it.id,
  merchantReference: it.merchantReference,
  // A merchant's own orders are never of another.
  scenario: MerchantScenario.parse(it.scenario),
  currency: it.currency,
  amountMinor: it.amountMinor,
  lines: it.lines,
  returnUrl: it.returnUrl,
  notifyUrl: it.notifyUrl,
  captureMode: it.captureMode,
  status: statusNow(deps, it),
  authorizationId: it.authorizationId,
  token: it.token,
  clientUrl: clientUrlOf(deps, it.token),
  createdAt: it.createdAt,
  expiresAt: it.expiresAt,
  paidAt: it.paidAt,
  lastFailure: it.lastFailure,
  ...paymentOf(it),
  ...bookingsPart(it),
  ...(it.amends === null ? {} : { amends: it.amends }),
})

/** As the shopper sees it: the order, and nothing of how the merchant is told. */
export const toShopperView = (deps: Deps, it: StoredCheckout): ShopperCheckout => ({
  id: it.id,
  merchantName: it.merchantName,
  merchantReference: it.merchantReference,
  scenario: it.scenario,
  currency: it.currency,
  amountMinor: it.amountMinor,
  lines: it.lines,
  status: statusNow(deps, it),
  returnUrl: it.returnUrl,
  expiresAt: it.expiresAt,
  ...paymentOf(it),
  ...bookingsPart(it),
  ...(it.amendsReference === null || it.amendsAmountMinor === null
    ? {}
    : { amends: { merchantReference: it.amendsReference, amountMinor: it.amendsAmountMinor } }),
})
