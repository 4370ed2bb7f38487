import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { expect } from 'vitest'
import type { World } from './app.ts'
import { throughLine } from './credit-lines.ts'
import { asHeld } from './held.ts'
import {
  apply,
  call,
  decided,
  openCheckout,
  requestOffers,
  valueOf,
  type Shopper,
} from './shopper.ts'

type Order = { amountMinor?: number; captureMode?: 'automatic' | 'manual' }

/** Orders that are paid from a line. */
export function drawingOf(world: () => World) {
  const order = (more: Order = {}) =>
    openCheckout(world().url, { notifyUrl: world().receiver.url, ...more })
  /** Reads, confirms and says the one yes that is left when the agreement was signed at opening. */
  const agreeTo = async (me: Shopper, offer: { id: string }) => {
    const { id, digest } = valueOf(
      await call(world().url, disclosureContract.open, {
        token: me.token,
        body: { offerId: offer.id },
      }),
    )
    const confirm = { token: me.token, params: { id }, body: { digest } }
    valueOf(await call(world().url, disclosureContract.confirm, confirm))
    return valueOf(
      await call(world().url, consentContract.record, {
        token: me.token,
        body: { disclosureId: id, disclosureDigest: digest, purposes: ['loan_agreement'] },
      }),
    )
  }
  const draw = async (me: Shopper, line: { id: string }, more: Order = {}) => {
    const checkout = await order(more)
    const offer = throughLine(await requestOffers(me, checkout), line)
    const consent = await agreeTo(me, offer)
    const application = await decided(me, valueOf(await apply(me, consent)).id)
    return { checkout, offer, consent, application }
  }
  const drawn = async (me: Shopper, line: { id: string }, more: Order = {}) => {
    const made = await draw(me, line, more)
    const loanId = made.application.loanId ?? ''
    expect(made.application.status).toBe('approved')
    const it = await asHeld(world(), { me, checkoutId: made.checkout.id, loanId })
    return { ...made, it: { ...it, loanId } }
  }
  return { order, agreeTo, drawn }
}
