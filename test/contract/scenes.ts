import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import type { Consent } from '@miaoguo/shared/consent/consent'
import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import type { Offer } from '@miaoguo/shared/offer/offer'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import {
  apply,
  call,
  consentTo,
  newPhone,
  offerOf,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'

/** A shopper before an open checkout, and how far they came. */
export type Scene = { world: World; me: Shopper; checkout: Checkout }
type AtOffers = Scene & { offer: Offer; other: Offer }
type AtDisclosure = AtOffers & { disclosure: Disclosure }
type Consented = AtDisclosure & { consent: Consent }

export async function open(world: World, phone = newPhone()): Promise<Scene> {
  const me = await signIn(world.url, phone)
  return { world, me, checkout: await openCheckout(world.url, { notifyUrl: world.receiver.url }) }
}

export async function atOffers(world: World, phone?: string): Promise<AtOffers> {
  const scene = await open(world, phone)
  const request = await requestOffers(scene.me, scene.checkout)
  return { ...scene, offer: offerOf(request, 'Huaxin'), other: offerOf(request, 'Suyi') }
}

export async function atDisclosure(world: World): Promise<AtDisclosure> {
  const scene = await atOffers(world)
  return { ...scene, disclosure: await openDisclosure(scene.me, scene.offer) }
}

export async function consented(world: World, phone?: string): Promise<Consented> {
  const scene = await atOffers(world, phone)
  const disclosure = await openDisclosure(scene.me, scene.offer)
  return { ...scene, disclosure, consent: await consentTo(scene.me, scene.offer) }
}

/** Everything was said yes to, and the loan is made. */
export async function paid(world: World): Promise<Consented> {
  const scene = await consented(world)
  valueOf(await apply(scene.me, scene.consent))
  return scene
}

/** A lender is still deciding about another offer of the same checkout, also consented to. */
export async function pending(world: World): Promise<Consented> {
  const scene = await consented(world, newPhone('0003'))
  const application = valueOf(await apply(scene.me, await consentTo(scene.me, scene.other)))
  if (application.status !== 'pending')
    throw new Error(`the lender has decided: ${application.status}`)
  return scene
}

/** The merchant has cancelled the order. */
export async function cancelled<S extends Scene>(scene: S): Promise<S> {
  const { world, checkout } = scene
  valueOf(
    await call(world.url, merchantCheckoutContract.cancel, {
      token: demoMerchant.secretKey,
      params: { id: checkout.id },
    }),
  )
  return scene
}

const secondAgo = (world: World): string => instantAfter(world.deps.now(), -1000)

/** The time of the order has run out. */
export async function expired<S extends Scene>(scene: S): Promise<S> {
  const { db } = scene.world.deps
  await db
    .updateTable('checkouts')
    .set({ expiresAt: secondAgo(scene.world) })
    .where('id', '=', scene.checkout.id)
    .execute()
  return scene
}

/** The time of the offer has run out. */
export async function lapsed<S extends AtOffers>(scene: S): Promise<S> {
  const { db } = scene.world.deps
  await db
    .updateTable('offers')
    .set({ expiresAt: secondAgo(scene.world) })
    .where('id', '=', scene.offer.id)
    .execute()
  return scene
}

/** The sheet was opened a moment ago: its reading time has not passed. */
export async function readLater<S extends AtDisclosure>(scene: S): Promise<S> {
  const confirmableAt = instantAfter(scene.world.deps.now(), 60_000)
  await scene.world.deps.db
    .updateTable('disclosures')
    .set({ confirmableAt })
    .where('id', '=', scene.disclosure.id)
    .execute()
  return scene
}

/** Asks while the offer's lender is suspended. */
export async function withdrawn<S extends AtOffers>(
  scene: S,
  ask: (scene: S) => Promise<Response>,
): Promise<Response> {
  const entry = scene.world.deps.lenders.byId(scene.offer.lender.id)
  if (!entry) throw new Error('the lender of an offer is known')
  entry.status = 'suspended'
  try {
    return await ask(scene)
  } finally {
    entry.status = 'active'
  }
}
