import type { Authorization } from '@miaoguo/shared/authorization/authorization'
import type { CaptureMode, Checkout, CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { Itinerary } from '@miaoguo/shared/checkout/itinerary'
import { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Loan } from '@miaoguo/shared/loan/loan'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from './app.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
  type Shopper,
} from './shopper.ts'

/** An order a lender has approved: held for the merchant, or drawn. */
export type Held = {
  me: Shopper
  checkout: Checkout
  authorization: Authorization
  /** The borrower's loan as it is now. */
  loan(): Promise<Loan>
}

type Order = {
  amountMinor?: number
  lines?: CheckoutLine[]
  captureMode?: CaptureMode
  /** A part of the lender's English name. */
  lender?: string
  /** How many installments; the first offer of the lender where nothing is said. */
  count?: number
  /** The persona's four digits. */
  ending?: string
  /** Who is signed in already. */
  me?: Shopper
  /** Of a trip that is bought. */
  itinerary?: Itinerary
  /** The order that is added to. */
  amends?: string
  /** The product's English name; the first the lender offers where nothing is said. */
  product?: string
}

/** A merchant opens an order and a shopper has it approved; held unless something else is said. */
export async function held(world: World, it: Order = {}): Promise<Held> {
  const { lender = 'Huaxin', product, count, ending, me: known, ...order } = it
  const { url } = world
  const opened = await openCheckout(url, {
    notifyUrl: world.receiver.url,
    captureMode: 'manual',
    ...order,
  })
  const me = known ?? (await signIn(url, newPhone(ending)))
  const { offers, ...request } = await requestOffers(me, opened)
  const wanted = offers.filter(
    (one) =>
      (count === undefined || one.installmentCount === count) &&
      (product === undefined || one.productName.en === product),
  )
  const offer = offerOf({ ...request, offers: wanted }, lender)
  const application = await decided(me, valueOf(await apply(me, await consentTo(me, offer))).id)
  return asHeld(world, { me, checkoutId: opened.id, loanId: application.loanId ?? '' })
}

/** An approved order as everybody sees it. */
export async function asHeld(
  { url }: World,
  it: { me: Shopper; checkoutId: string; loanId: string },
): Promise<Held> {
  const checkout = await viewAsMerchant(url, it.checkoutId)
  const authorization = valueOf(
    await call(url, authorizationContract.view, {
      token: demoMerchant.secretKey,
      params: { id: checkout.authorizationId ?? '' },
    }),
  )
  const loan = async (): Promise<Loan> =>
    valueOf(await call(url, loanContract.view, { token: it.me.token, params: { id: it.loanId } }))
  return { me: it.me, checkout, authorization, loan }
}
