import type { NewCheckout } from '@miaoguo/shared/checkout/checkout'
import { sumOfLines } from '@miaoguo/shared/checkout/line'
import { tripDaysOf } from '@miaoguo/shared/checkout/itinerary'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { CheckoutId, type MerchantId } from '@miaoguo/shared/id/id'
import { invariant, Problem, type FieldError } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { createHmac } from 'node:crypto'
import { seal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { isAllowedUrl } from '../http/public-address.ts'
import * as merchants from '../merchants/store.ts'
import * as bookings from '../bookings/store.ts'
import { refuseAmount } from './refuse-amount.ts'
import * as checkouts from './store.ts'
import { toMerchantView } from './views.ts'

type Contract = typeof merchantCheckoutContract.create

/** Every line is quantity × unit amount, and the lines, with discounts, deposit and balance subtracted, are the amount. */
export function refuseSums(it: NewCheckout): void {
  const errors: FieldError[] = it.lines.flatMap((line, i) =>
    line.quantity * line.unitAmountMinor === line.totalMinor
      ? []
      : [{ pointer: `/lines/${i}/totalMinor`, message: 'must be quantity × unitAmountMinor' }],
  )
  const sumMinor = sumOfLines(it.lines)
  if (sumMinor !== it.amountMinor)
    errors.push({ pointer: '/amountMinor', message: `must be the sum of the lines, ${sumMinor}` })
  if (errors.length > 0)
    throw new Problem('amounts_do_not_add_up', { sumMinor, amountMinor: it.amountMinor }, errors)
}

function refuseUrls(it: NewCheckout, allowPrivate: boolean): void {
  for (const field of ['returnUrl', 'notifyUrl'] as const) {
    if (!isAllowedUrl(it[field], allowPrivate)) {
      throw new Problem('url_not_allowed', { field }, [
        { pointer: `/${field}`, message: 'must be a public https address without credentials' },
      ])
    }
  }
}

/** Ids that come out the same when the same request runs again, so that a crash between commit and answer opens one checkout. */
export function checkoutIdentityOf(deps: Deps): { id: CheckoutId; token: string } {
  const seed = deps.requestKey ?? deps.newId('request')
  const digest = (what: string): Buffer =>
    createHmac('sha256', deps.env.SESSION_SECRET).update(`${what}:${seed}`).digest()
  return {
    id: CheckoutId.parse(`chk_${digest('checkout').toString('hex').slice(0, 28)}`),
    token: digest('checkout token').toString('base64url').slice(0, 32),
  }
}

/** A supplier confirms what is bought; a discount or a deposit waits for nobody. */
function refuseWaiting({ lines }: NewCheckout): void {
  const errors = lines.flatMap((line, i) =>
    line.awaitsSupplier === true && line.kind !== 'item'
      ? [{ pointer: `/lines/${i}/awaitsSupplier`, message: 'is of items alone' }]
      : [],
  )
  if (errors.length > 0) throw new Problem('input_invalid', {}, errors)
}

/** The order that is added to; refused unless it is the merchant's own, and something is held or drawn for it. */
async function amendedBy(
  deps: Deps,
  merchantId: MerchantId,
  { amends, currency }: NewCheckout,
): Promise<checkouts.StoredCheckout | undefined> {
  if (amends === undefined) return undefined
  const found = await checkouts.findById(deps.db, amends)
  const own = found?.merchantId === merchantId ? found : undefined
  const financed = own?.status === 'authorized' || own?.status === 'paid'
  if (!own || !financed || own.currency !== currency)
    throw new Problem('checkout_not_amendable', {
      checkoutId: amends,
      status: own?.status ?? 'unknown',
    })
  return own
}

/** Opens a checkout for an order of a merchant. */
export async function createCheckout(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  const merchant = await merchants.byId(deps.db, merchantId)
  invariant(merchant, 'the door found this merchant')
  refuseSums(input.body)
  refuseWaiting(input.body)
  refuseUrls(input.body, merchant.allowPrivateUrls)
  refuseAmount(deps, input.body)

  const amended = await amendedBy(deps, merchantId, input.body)
  const { itinerary, ...order } = input.body
  const { id, token } = checkoutIdentityOf(deps)
  const createdAt = deps.now()
  await deps.db.transaction().execute(async (tx) => {
    const inserted = await checkouts.insert(tx, {
      ...order,
      trip: itinerary ? tripDaysOf(itinerary) : null,
      tripLegs: itinerary?.legs.length ?? null,
      itinerarySealed: itinerary ? seal(deps.env.SESSION_SECRET, JSON.stringify(itinerary)) : null,
      amends: amended?.id ?? null,
      captureMode: order.captureMode ?? 'automatic',
      wish: null,
      payToCardId: null,
      id,
      token,
      merchantId,
      createdAt,
      expiresAt: instantAfter(createdAt, deps.env.CHECKOUT_MINUTES * 60_000),
    })
    if (!inserted) return
    await bookings.open(tx, { id, lines: order.lines })
    // What is added to somebody's order is for nobody else.
    if (amended?.borrowerId) await checkouts.claim(tx, { id, borrowerId: amended.borrowerId })
  })
  const opened = await checkouts.findById(deps.db, id)
  if (!opened)
    throw new Problem('checkout_reference_taken', {
      merchantReference: input.body.merchantReference,
    })
  return toMerchantView(deps, opened)
}
