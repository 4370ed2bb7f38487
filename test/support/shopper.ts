import { randomUUID } from 'node:crypto'
import type {
  CaptureMode,
  Checkout,
  CheckoutLine,
  MerchantScenario,
} from '@miaoguo/shared/checkout/checkout'
import type { Itinerary } from '@miaoguo/shared/checkout/itinerary'
import type { Consent } from '@miaoguo/shared/consent/consent'
import type { Endpoint, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import type { Application } from '@miaoguo/shared/loan/loan'
import type { Offer, OfferRequest } from '@miaoguo/shared/offer/offer'
import type { Currency } from '@miaoguo/shared/money/money'
import { ProblemDetails } from '@miaoguo/shared/problem/problem'
import { demoMerchant } from '../sandbox/world.ts'

export type Answer<T> =
  | { status: number; headers: Headers; value: T; problem: undefined }
  | { status: number; headers: Headers; value: undefined; problem: ProblemDetails }
type How = { token?: string; key?: string; headers?: Record<string, string> }

/** Calls an endpoint over HTTP, as a stranger would, and reads the answer by the contract. */
export async function call<E extends Endpoint>(
  url: string,
  endpoint: E,
  it: How & { params?: Record<string, string>; query?: Record<string, string>; body?: unknown },
): Promise<Answer<OutputOf<E>>> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(it.params?.[name] ?? ''),
  )
  const query = it.query ? `?${new URLSearchParams(it.query)}` : ''
  const response = await fetch(`${url}${path}${query}`, {
    method: endpoint.method,
    headers: {
      ...(it.token ? { Authorization: `Bearer ${it.token}` } : {}),
      ...(endpoint.method === 'POST'
        ? { 'Content-Type': 'application/json', 'Idempotency-Key': it.key ?? randomUUID() }
        : {}),
      ...it.headers,
    },
    ...(endpoint.method === 'POST' ? { body: JSON.stringify(it.body ?? {}) } : {}),
  })
  const body: unknown = await response.json()
  const { status, headers } = response
  if (response.ok)
    return {
      status,
      headers,
      value: endpoint.output.parse(body) as OutputOf<E>,
      problem: undefined,
    }
  return { status, headers, value: undefined, problem: ProblemDetails.parse(body) }
}

/** The value, or a failure that says what the server said. */
export function valueOf<T>(answer: Answer<T>): T {
  if (answer.problem)
    throw new Error(
      `${answer.status} ${answer.problem.code} ${JSON.stringify(answer.problem.facts ?? {})}`,
    )
  return answer.value
}

let shoppers = 0
/** A phone nobody else has, ending in a persona's four digits. */
export function newPhone(ending = '8000'): string {
  shoppers += 1
  return `139${String(1000 + (shoppers % 9000))}${ending}`
}

export type Shopper = { url: string; token: string; phone: string }

export async function signIn(url: string, phone: string): Promise<Shopper> {
  valueOf(await call(url, sessionContract.sendOneTimeCode, { body: { phone } }))
  const session = valueOf(
    await call(url, sessionContract.signIn, {
      body: { platform: 'h5', phone, oneTimeCode: '246810' },
    }),
  )
  return { url, phone, token: session.accessToken }
}

/** A merchant's server opens a checkout. */
export async function openCheckout(
  url: string,
  it: {
    notifyUrl: string
    amountMinor?: number
    currency?: Currency
    captureMode?: CaptureMode
    lines?: CheckoutLine[]
    itinerary?: Itinerary
    /** Of a trip that is not told, or of a service. */
    scenario?: MerchantScenario
    /** The order that is added to. */
    amends?: string
  },
): Promise<Checkout> {
  const amountMinor = it.amountMinor ?? 120_000
  return valueOf(
    await call(url, merchantCheckoutContract.create, {
      token: demoMerchant.secretKey,
      body: {
        merchantReference: `order-${randomUUID().slice(0, 18)}`,
        scenario: it.scenario ?? (it.itinerary ? 'travel' : 'goods'),
        currency: it.currency ?? 'CNY',
        amountMinor,
        ...(it.captureMode ? { captureMode: it.captureMode } : {}),
        ...(it.itinerary ? { itinerary: it.itinerary } : {}),
        ...(it.amends ? { amends: it.amends } : {}),
        lines: it.lines ?? [
          {
            kind: 'item',
            name: '山地帐篷',
            quantity: 1,
            unitAmountMinor: amountMinor,
            totalMinor: amountMinor,
          },
        ],
        returnUrl: 'http://127.0.0.1:9/return',
        notifyUrl: it.notifyUrl,
      },
    }),
  )
}

export const viewAsMerchant = async (url: string, id: string): Promise<Checkout> =>
  valueOf(
    await call(url, merchantCheckoutContract.view, {
      token: demoMerchant.secretKey,
      params: { id },
    }),
  )

export const requestOffers = async (by: Shopper, checkout: Checkout): Promise<OfferRequest> =>
  valueOf(
    await call(by.url, shopperCheckoutContract.requestOffers, {
      token: by.token,
      params: { token: checkout.token },
    }),
  )

/** The first offer of a lender, by a part of its English name. */
export function offerOf(request: OfferRequest, lender: string): Offer {
  const found = request.offers.find((it) => it.lender.legalName.en.includes(lender))
  if (!found)
    throw new Error(
      `no offer of ${lender} among ${request.offers.map((it) => it.lender.legalName.en).join(', ')}`,
    )
  return found
}

export const openDisclosure = async (by: Shopper, offer: Offer): Promise<Disclosure> =>
  valueOf(
    await call(by.url, disclosureContract.open, { token: by.token, body: { offerId: offer.id } }),
  )

/** Reads, confirms and says yes to everything. */
export async function consentTo(by: Shopper, offer: Offer): Promise<Consent> {
  const disclosure = await openDisclosure(by, offer)
  valueOf(
    await call(by.url, disclosureContract.confirm, {
      token: by.token,
      params: { id: disclosure.id },
      body: { digest: disclosure.digest },
    }),
  )
  return valueOf(
    await call(by.url, consentContract.record, {
      token: by.token,
      body: {
        disclosureId: disclosure.id,
        disclosureDigest: disclosure.digest,
        purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
      },
    }),
  )
}

export const apply = (by: Shopper, consent: Consent, key?: string): Promise<Answer<Application>> =>
  call(by.url, loanContract.apply, {
    token: by.token,
    body: { consentId: consent.id },
    ...(key ? { key } : {}),
  })

export const viewApplication = async (by: Shopper, id: string): Promise<Application> =>
  valueOf(await call(by.url, loanContract.viewApplication, { token: by.token, params: { id } }))

/** Waits until something is true, or says what was not. */
export async function eventually<T>(
  what: string,
  read: () => Promise<T | undefined> | T | undefined,
  withinMs = 20_000,
): Promise<T> {
  const until = Date.now() + withinMs
  for (;;) {
    const value = await read()
    if (value !== undefined && value !== false) return value
    if (Date.now() > until) throw new Error(`not in time: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The application once its lender has told. */
export const decided = (by: Shopper, id: string, withinMs?: number): Promise<Application> =>
  eventually(
    `a decision on ${id}`,
    async () => {
      const application = await viewApplication(by, id)
      return application.status === 'pending' ? undefined : application
    },
    withinMs,
  )
