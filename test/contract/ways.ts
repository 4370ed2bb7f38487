import {
  merchantCheckoutContract,
  promotionContract,
} from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { filled } from '../support/filled.ts'
import { newPhone } from '../support/shopper.ts'
import { applyingWays } from './applying-ways.ts'
import { handoffWays } from './handoff-ways.ts'
import { consoleWays } from './console-desk.ts'
import { deskWays } from './desk-ways.ts'
import { bookingWays } from './booking-ways.ts'
import { campaignWays } from './campaign-ways.ts'
import { disputeWays } from './dispute-ways.ts'
import { moneyWays } from './money-ways.ts'
import { repayingWays } from './repaying-ways.ts'
import { newCheckout, newSession, otherMerchant } from './examples.ts'
import { send } from './send.ts'
import {
  atDisclosure,
  atOffers,
  cancelled,
  consented,
  expired,
  lapsed,
  open,
  paid,
  pending,
  readLater,
  withdrawn,
  type Scene,
} from './scenes.ts'

/** Brings an endpoint to refuse: what is wrong, and the request that is then refused. */
type Way = (world: World) => Promise<Response>

const merchantPost = (
  world: World,
  body: Record<string, unknown>,
  token = demoMerchant.secretKey,
): Promise<Response> => send(world, merchantCheckoutContract.create, { token, body })
const cancel = (world: World, id: string): Promise<Response> =>
  send(world, merchantCheckoutContract.cancel, {
    token: demoMerchant.secretKey,
    params: { id },
    body: {},
  })

const requestOffers = ({ world, me, checkout }: Scene): Promise<Response> =>
  send(world, shopperCheckoutContract.requestOffers, {
    token: me.token,
    params: { token: checkout.token },
    body: {},
  })
const openSheet = async ({
  world,
  me,
  offer,
}: Scene & { offer: { id: string } }): Promise<Response> =>
  send(world, disclosureContract.open, { token: me.token, body: { offerId: offer.id } })
const confirm = (
  it: Scene & { disclosure: { id: string; digest: string } },
  digest = it.disclosure.digest,
): Promise<Response> =>
  send(it.world, disclosureContract.confirm, {
    token: it.me.token,
    params: { id: it.disclosure.id },
    body: { digest },
  })
const everyPurpose = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']
const consent = (
  it: Scene & { disclosure: { id: string; digest: string } },
  said: { digest?: string; purposes?: string[] } = {},
): Promise<Response> =>
  send(it.world, consentContract.record, {
    token: it.me.token,
    body: {
      disclosureId: it.disclosure.id,
      disclosureDigest: said.digest ?? it.disclosure.digest,
      purposes: said.purposes ?? everyPurpose,
    },
  })
const apply = ({
  world,
  me,
  consent: given,
}: Scene & { consent: { id: string } }): Promise<Response> =>
  send(world, loanContract.apply, { token: me.token, body: { consentId: given.id } })

/** Complains about the loan of a scene that is paid. */
const complain = async ({ world, me }: Scene): Promise<Response> => {
  const loans = await send(world, loanContract.list, { token: me.token, query: {} })
  const { items } = (await loans.json()) as { items: { id: string }[] }
  return send(world, serviceRequestContract.file, {
    token: me.token,
    body: {
      loanId: items[0]?.id,
      kind: 'complaint',
      topic: 'cost',
      text: '手续费与明示表不一致。',
    },
  })
}

const otherDigest = `sha256:${'0'.repeat(64)}`
const signInWith = (world: World, body: Record<string, unknown>): Promise<Response> =>
  send(world, sessionContract.signIn, { body })
const refresh = (world: World, refreshToken: string): Promise<Response> =>
  send(world, sessionContract.refresh, { body: { refreshToken } })

/** One way to every problem an endpoint declares, by the endpoint's id and the problem's code. */
export const ways: Record<string, Way> = {
  ...applyingWays,
  ...handoffWays,
  // The text gateway of the sandbox refuses this ending; WeChat's stand-in is told by how the code begins.
  'sendOneTimeCode identity_unavailable': (world) =>
    send(world, sessionContract.sendOneTimeCode, { body: { phone: newPhone('9999') } }),
  'signIn login_code_invalid': (world) =>
    signInWith(world, { platform: 'h5', phone: newPhone(), oneTimeCode: '000000' }),
  'signIn login_blocked': (world) => signInWith(world, { platform: 'weapp', code: 'blocked.1' }),
  'signIn identity_unavailable': (world) =>
    signInWith(world, { platform: 'weapp', code: 'busy.1' }),
  'refreshSession credentials_invalid': (world) => refresh(world, 'never-issued'),
  'refreshSession session_expired': async (world) => {
    const response = await signInWith(world, await newSession(world))
    const { refreshToken } = (await response.json()) as { refreshToken: string }
    await refresh(world, refreshToken)
    return refresh(world, refreshToken)
  },

  'requestOffers checkout_not_open': async (world) =>
    requestOffers(await cancelled(await open(world))),
  'requestOffers checkout_expired': async (world) =>
    requestOffers(await expired(await open(world))),
  'requestOffers checkout_application_pending': async (world) =>
    requestOffers(await pending(world)),

  'requestOffers server_overloaded': async (world) => {
    const scene = await open(world)
    const leave = filled(world.deps.offersGate)
    try {
      return await requestOffers(scene)
    } finally {
      leave()
    }
  },

  'openDisclosure offer_expired': async (world) => openSheet(await lapsed(await atOffers(world))),
  'openDisclosure offer_withdrawn': async (world) => withdrawn(await atOffers(world), openSheet),
  'openDisclosure checkout_not_open': async (world) =>
    openSheet(await cancelled(await atOffers(world))),
  'openDisclosure checkout_expired': async (world) =>
    openSheet(await expired(await atOffers(world))),
  'openDisclosure checkout_application_pending': async (world) => openSheet(await pending(world)),

  'confirmDisclosure disclosure_outdated': async (world) =>
    confirm(await atDisclosure(world), otherDigest),
  'confirmDisclosure disclosure_reading_time_unmet': async (world) =>
    confirm(await readLater(await atDisclosure(world))),
  'confirmDisclosure offer_expired': async (world) =>
    confirm(await lapsed(await atDisclosure(world))),
  'confirmDisclosure offer_withdrawn': async (world) =>
    withdrawn(await atDisclosure(world), (it) => confirm(it)),

  'recordConsent disclosure_outdated': async (world) =>
    consent(await atDisclosure(world), { digest: otherDigest }),
  'recordConsent disclosure_not_confirmed': async (world) => consent(await atDisclosure(world)),
  'recordConsent consent_missing': async (world) => {
    const scene = await atDisclosure(world)
    await confirm(scene)
    return consent(scene, { purposes: everyPurpose.slice(1) })
  },
  'recordConsent offer_expired': async (world) => consent(await lapsed(await atDisclosure(world))),
  'recordConsent offer_withdrawn': async (world) =>
    withdrawn(await atDisclosure(world), (it) => consent(it)),

  'fileServiceRequest service_request_open': async (world) => {
    const scene = await paid(world)
    await complain(scene)
    return complain(scene)
  },
  'applyForLoan consent_used': async (world) => {
    const scene = await consented(world)
    await apply(scene)
    return apply(scene)
  },
  'applyForLoan offer_expired': async (world) => apply(await lapsed(await consented(world))),
  'applyForLoan offer_withdrawn': async (world) => withdrawn(await consented(world), apply),
  'applyForLoan checkout_not_open': async (world) => apply(await cancelled(await consented(world))),
  'applyForLoan checkout_expired': async (world) => apply(await expired(await consented(world))),
  'applyForLoan checkout_application_pending': async (world) => apply(await pending(world)),

  'createCheckout amounts_do_not_add_up': (world) =>
    merchantPost(world, { ...newCheckout(world), amountMinor: 119_999 }),
  'createCheckout amount_out_of_range': (world) => merchantPost(world, orderOf(world, 1)),
  'createCheckout currency_not_supported': (world) =>
    merchantPost(world, { ...newCheckout(world), currency: 'KWD' }),
  'createCheckout url_not_allowed': (world) =>
    merchantPost(world, newCheckout(world), otherMerchant.secretKey),
  'createCheckout checkout_not_amendable': (world) =>
    merchantPost(world, { ...newCheckout(world), amends: 'chk_0000000000' }),
  'createCheckout checkout_reference_taken': async (world) => {
    const order = newCheckout(world)
    await merchantPost(world, order)
    return merchantPost(world, order)
  },
  'cancelCheckout checkout_not_open': async (world) =>
    cancel(world, (await paid(world)).checkout.id),
  'cancelCheckout checkout_application_pending': async (world) =>
    cancel(world, (await pending(world)).checkout.id),

  ...deskWays,
  ...bookingWays,
  ...moneyWays,
  ...disputeWays,
  ...campaignWays,
  ...repayingWays,
  ...consoleWays,

  'viewPromotion origin_not_allowed': (world) =>
    send(
      world,
      promotionContract.view,
      { query: { key: demoMerchant.publishableKey, amountMinor: '120000', currency: 'CNY' } },
      { headers: { origin: 'https://evil.example' } },
    ),
}

const orderOf = (world: World, amountMinor: number): Record<string, unknown> => ({
  ...newCheckout(world),
  amountMinor,
  lines: [
    {
      kind: 'item',
      name: '一粒米',
      quantity: 1,
      unitAmountMinor: amountMinor,
      totalMinor: amountMinor,
    },
  ],
})
