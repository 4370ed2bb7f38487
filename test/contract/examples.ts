import { randomUUID } from 'node:crypto'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import type { Consent } from '@miaoguo/shared/consent/consent'
import { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import type { Application } from '@miaoguo/shared/loan/loan'
import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import type { OfferRequest } from '@miaoguo/shared/offer/offer'
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
import { demoMerchant, demoUsers } from '../sandbox/world.ts'
import { merchantUserContract } from '@miaoguo/shared/contract/console/sessions'
import { signInToConsole } from '../support/console.ts'
import type { Handoff } from '@miaoguo/shared/handoff/handoff'
import { applyingExamples, setCards } from './applying-ways.ts'
import { leavingOf, leftFor } from './handoff-ways.ts'
import { consoleExamples, otherOwner, owner } from './console-desk.ts'
import { deskExamples, setDesk, type Desk } from './desk.ts'
import { repayingExamples, setDebt, type Debt } from './repaying-ways.ts'
import { moneyExamples, setTill, type Till } from './till.ts'

/** Everything on the path of one shopper, made anew, for requests to point at. */
export type Stage = {
  world: World
  shopper: Shopper
  stranger: Shopper
  checkout: Checkout
  request: OfferRequest
  cardId: string
  disclosure: Disclosure
  consent: Consent
  /** Of a second checkout, paid. */
  application: Application
  serviceRequest: ServiceRequest
  freshCheckout: Checkout
  /** An order for which the shopper left for a lender's own page. */
  leaving: { checkout: Checkout; handoff: Handoff; body: Record<string, unknown> }
  desk: Desk
  till: Till
  debt: Debt
  /** The owner of the first merchant and of the second, and somebody whom the first may remove. */
  console: { token: string; otherToken: string; userId: string; desk: Desk; till: Till }
}

export async function setStage(world: World): Promise<Stage> {
  const open = (): Promise<Checkout> => openCheckout(world.url, { notifyUrl: world.receiver.url })
  const shopper = await signIn(world.url, newPhone())
  const stranger = await signIn(world.url, newPhone())
  const paid = await open()
  const application = valueOf(
    await apply(
      shopper,
      await consentTo(shopper, offerOf(await requestOffers(shopper, paid), 'Huaxin')),
    ),
  )
  const checkout = await open()
  const request = await requestOffers(shopper, checkout)
  const offer = offerOf(request, 'Huaxin')
  const disclosure = await openDisclosure(shopper, offer)
  const consent = await consentTo(shopper, offer)
  const left = await open()
  return {
    leaving: {
      checkout: left,
      handoff: await leftFor(shopper, left),
      body: await leavingOf(shopper, left),
    },
    world,
    cardId: await setCards([stranger, shopper]),
    shopper,
    stranger,
    checkout,
    request,
    disclosure,
    consent,
    application,
    serviceRequest: valueOf(
      await call(world.url, serviceRequestContract.file, {
        token: shopper.token,
        body: {
          loanId: application.loanId ?? '',
          kind: 'hardship',
          topic: 'defer',
          text: '本月住院，希望推迟一期。',
        },
      }),
    ),
    freshCheckout: await open(),
    desk: await setDesk(world),
    till: await setTill(world),
    debt: await setDebt(world),
    console: await setConsole(world),
  }
}

async function setConsole(world: World): Promise<Stage['console']> {
  const token = await signInToConsole(world.url, owner)
  const body = { login: '13900008001', name: '小周', role: 'support' }
  const user = valueOf(await call(world.url, merchantUserContract.add, { token, body }))
  return {
    token,
    otherToken: await signInToConsole(world.url, otherOwner),
    userId: user.id,
    desk: await setDesk(world),
    till: await setTill(world),
  }
}

export type Request = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: Record<string, unknown>
  token?: string
}
export type Example = {
  /** A request that succeeds on a stage. */
  request: (stage: Stage) => Request | Promise<Request>
  /** The same request as somebody else would make it who may not; absent where everybody sees their own. */
  foreign?: (stage: Stage) => Request | Promise<Request>
}

const purposes = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']
const merchant = { token: demoMerchant.secretKey }
export const ourMerchant = {
  ...demoMerchant,
  users: demoUsers,
  allowedOrigins: ['http://shop.example'],
  allowPrivateUrls: true,
}
/** Another shop with its own keys; its addresses must be on the internet. */
export const otherMerchant = {
  ...demoMerchant,
  code: 'other',
  users: [{ login: otherOwner, name: 'Owner', role: 'owner' }],
  secretKey: 'sk_test_other_0000000000000000000',
  publishableKey: 'pk_test_other',
}
/** The same business in live mode. */
export const liveMerchant = {
  ...demoMerchant,
  secretKey: 'sk_live_demo_00000000000000000000',
  publishableKey: 'pk_live_demo',
}
const mine = (stage: Stage) => ({ token: stage.shopper.token })

/** The same request with the stranger's session. */
const asStranger =
  (request: (stage: Stage) => Request): Example['foreign'] =>
  (stage) => ({ ...request(stage), token: stage.stranger.token })
/** A merchant's own checkout, which another merchant asks for. */
const ofMerchant = (request: (stage: Stage) => Request): Example => ({
  request,
  foreign: (stage) => ({ ...request(stage), token: otherMerchant.secretKey }),
})
const private_ = (request: (stage: Stage) => Request): Example => ({
  request,
  foreign: asStranger(request),
})

export const newCheckout = (world: World): Record<string, unknown> => ({
  merchantReference: `order-${randomUUID()}`,
  scenario: 'goods',
  currency: 'CNY',
  amountMinor: 120_000,
  lines: [
    { kind: 'item', name: '山地帐篷', quantity: 2, unitAmountMinor: 60_000, totalMinor: 120_000 },
  ],
  returnUrl: 'http://127.0.0.1:9/return',
  notifyUrl: world.receiver.url,
})

export const newSession = async (world: World): Promise<Record<string, unknown>> => {
  const phone = newPhone()
  valueOf(await call(world.url, sessionContract.sendOneTimeCode, { body: { phone } }))
  return { platform: 'h5', phone, oneTimeCode: '246810' }
}

/** One example per endpoint, by its id: an endpoint without one fails the suite. */
export const examples: Record<string, Example> = {
  sendOneTimeCode: { request: () => ({ body: { phone: newPhone() } }) },
  signIn: { request: async (stage) => ({ body: await newSession(stage.world) }) },
  refreshSession: {
    request: async (stage) => {
      const session = valueOf(
        await call(stage.world.url, sessionContract.signIn, {
          body: await newSession(stage.world),
        }),
      )
      return { body: { refreshToken: session.refreshToken } }
    },
  },
  signOut: {
    request: async (stage) => ({
      token: (await signIn(stage.world.url, newPhone())).token,
      body: {},
    }),
  },
  ...applyingExamples,
  viewCheckout: { request: (stage) => ({ params: { token: stage.checkout.token } }) },
  requestOffers: private_((stage) => ({
    ...mine(stage),
    params: { token: stage.checkout.token },
    body: {},
  })),
  watchOffers: private_((stage) => ({
    ...mine(stage),
    params: { id: stage.request.id },
    query: { after: '0' },
  })),
  openDisclosure: private_((stage) => ({
    ...mine(stage),
    body: { offerId: stage.disclosure.offerId },
  })),
  confirmDisclosure: private_((stage) => ({
    ...mine(stage),
    params: { id: stage.disclosure.id },
    body: { digest: stage.disclosure.digest },
  })),
  recordConsent: private_((stage) => ({
    ...mine(stage),
    body: {
      disclosureId: stage.disclosure.id,
      disclosureDigest: stage.disclosure.digest,
      purposes,
    },
  })),
  leaveForLender: private_((stage) => ({
    ...mine(stage),
    params: { token: stage.leaving.checkout.token },
    body: stage.leaving.body,
  })),
  viewHandoff: private_((stage) => ({
    ...mine(stage),
    params: { id: stage.leaving.handoff.id },
  })),
  comeBackFromLender: private_((stage) => ({
    ...mine(stage),
    params: { id: stage.leaving.handoff.id },
    body: {},
  })),
  applyForLoan: private_((stage) => ({ ...mine(stage), body: { consentId: stage.consent.id } })),
  viewApplication: private_((stage) => ({
    ...mine(stage),
    params: { id: stage.application.id },
    query: { wait: 'false' },
  })),
  listLoans: { request: (stage) => ({ ...mine(stage), query: { limit: '10' } }) },
  viewLoan: private_((stage) => ({
    ...mine(stage),
    params: { id: stage.application.loanId ?? '' },
  })),
  fileServiceRequest: private_((stage) => ({
    ...mine(stage),
    body: {
      loanId: stage.application.loanId ?? '',
      kind: 'complaint',
      topic: 'cost',
      text: '手续费与明示表不一致。',
    },
  })),
  listServiceRequests: { request: (stage) => ({ ...mine(stage), query: { limit: '10' } }) },
  viewServiceRequest: private_((stage) => ({
    ...mine(stage),
    params: { id: stage.serviceRequest.id },
  })),
  createCheckout: { request: (stage) => ({ ...merchant, body: newCheckout(stage.world) }) },
  viewMerchantCheckout: ofMerchant((stage) => ({
    ...merchant,
    params: { id: stage.checkout.id },
  })),
  listCheckouts: { request: () => ({ ...merchant, query: { limit: '2' } }) },
  cancelCheckout: ofMerchant((stage) => ({
    ...merchant,
    params: { id: stage.freshCheckout.id },
    body: {},
  })),
  ...deskExamples,
  ...moneyExamples,
  ...repayingExamples,
  ...consoleExamples,
  viewPromotion: {
    request: () => ({
      query: { key: demoMerchant.publishableKey, amountMinor: '129900', currency: 'CNY' },
    }),
  },
}
