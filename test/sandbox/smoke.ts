// Walks the whole path over HTTP against a running sandbox, as a shopper's phone and browser would.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import type { Endpoint, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { demoMerchant } from './world.ts'

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8787' },
    shop: { type: 'string', default: 'http://127.0.0.1:8788' },
    phone: { type: 'string', default: '13800138000' },
    /** Part of a lender's English name; the first offer when absent. */
    lender: { type: 'string', default: '' },
  },
})

let accessToken = ''
let cookie = ''
const startedAt = Date.now()

function tell(step: string, facts: unknown): void {
  console.log(JSON.stringify({ ms: Date.now() - startedAt, step, facts }))
}

function must(condition: unknown, promise: string): asserts condition {
  if (condition) return
  console.error(`not so: ${promise}`)
  process.exit(1)
}

type Input = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }

/** One call by the contract: its output must parse. */
async function call<E extends Endpoint>(endpoint: E, input: Input = {}): Promise<OutputOf<E>> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => input.params?.[name] ?? '')
  const query = input.query ? `?${new URLSearchParams(input.query)}` : ''
  const post = endpoint.method === 'POST'
  const response = await fetch(options.url + path + query, {
    method: endpoint.method,
    headers: {
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      ...(post && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...(endpoint.actor === 'widget' && { origin: options.shop }),
    },
    ...(post && { body: JSON.stringify(input.body) }),
  })
  const body: unknown = await response.json()
  must(response.ok, `${endpoint.id} answered ${response.status} ${JSON.stringify(body)}`)
  return endpoint.output.parse(body) as OutputOf<E>
}

async function visit(path: string, form?: Record<string, string>): Promise<Response> {
  const response = await fetch(options.shop + path, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { cookie },
    ...(form && { body: new URLSearchParams(form) }),
  })
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  return response
}

async function order(): Promise<{ token: string; reference: string }> {
  const promotion = await call(promotionContract.view, {
    query: { key: demoMerchant.publishableKey, amountMinor: '129900', currency: 'CNY' },
  })
  tell('promotion', promotion)
  must(promotion.shown, 'the widget has an installment to show')
  await visit('/cart', { add: 'tent' })
  const sent = await visit('/orders', {})
  const location = sent.headers.get('location') ?? ''
  const token = /[?&]token=([\w-]+)/.exec(location)?.[1]
  must(token, `the shop sends the shopper to pay, not to ${location}`)
  const orders = await (await visit('/orders')).text()
  const reference = /SY-[0-9A-F]{12}/.exec(orders)?.[0]
  must(reference, 'the shop lists the order')
  tell('order', { reference, location })
  return { token, reference }
}

async function signIn(): Promise<void> {
  const { phone } = options
  await call(sessionContract.sendOneTimeCode, { body: { phone } })
  const session = await call(sessionContract.signIn, {
    body: { platform: 'h5', phone, oneTimeCode: '246810' },
  })
  accessToken = session.accessToken
  tell('signed in', { borrowerId: session.borrowerId, displayName: session.displayName })
}

async function chooseOffer(token: string) {
  const checkout = await call(shopperCheckoutContract.view, { params: { token } })
  tell('checkout', { amountMinor: checkout.amountMinor, status: checkout.status })
  let request = await call(shopperCheckoutContract.requestOffers, { params: { token }, body: {} })
  tell('first offers', {
    offers: request.offers.length,
    lenders: request.lenders.map((it) => [it.legalName.en, it.state]),
  })
  while (!request.complete) {
    request = await call(shopperCheckoutContract.watchOffers, {
      params: { id: request.id },
      query: { after: String(request.version) },
    })
  }
  tell('all offers', {
    offers: request.offers.length,
    lenders: request.lenders.map((it) => [it.legalName.en, it.state]),
  })
  const offer = request.offers.find((it) => it.lender.legalName.en.includes(options.lender))
  must(offer, 'a lender offers something')
  must(
    request.offers.every((it) => !it.lender.legalName.en.startsWith('Lapsed')),
    'a lapsed licence is never offered',
  )
  tell('offer', {
    lender: offer.lender.legalName.en,
    count: offer.installmentCount,
    cost: offer.totalCostMinor,
    ratePpm: offer.annualRatePpm,
  })
  return offer
}

async function borrow(offerId: string) {
  const disclosure = await call(disclosureContract.open, { body: { offerId } })
  tell('disclosure', { digest: disclosure.digest, seconds: disclosure.minimumReadingSeconds })
  await pause(Math.max(0, Date.parse(disclosure.confirmableAt) - Date.now()) + 100)
  await call(disclosureContract.confirm, {
    params: { id: disclosure.id },
    body: { digest: disclosure.digest },
  })
  const consent = await call(consentContract.record, {
    body: {
      disclosureId: disclosure.id,
      disclosureDigest: disclosure.digest,
      purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
    },
  })
  let application = await call(loanContract.apply, { body: { consentId: consent.id } })
  tell('application', { id: application.id, status: application.status })
  for (let i = 0; application.status === 'pending' && i < 6; i += 1) {
    application = await call(loanContract.viewApplication, {
      params: { id: application.id },
      query: { wait: 'true' },
    })
  }
  tell('decision', { status: application.status, reasons: application.declineReasons })
  must(application.loanId, 'the loan is approved')
  return application
}

async function settled(reference: string): Promise<string> {
  for (let i = 0; i < 40; i += 1) {
    const { status } = (await (await visit(`/orders/${reference}/status`)).json()) as {
      status: string
    }
    if (status !== 'waiting') return status
    await pause(250)
  }
  return 'waiting'
}

for (const url of [options.url, options.shop]) {
  const answers = await fetch(url).then(
    () => true,
    () => false,
  )
  must(answers, `something answers at ${url}; start it with npm start`)
}
const { token, reference } = await order()
await signIn()
const offer = await chooseOffer(token)
const application = await borrow(offer.id)
const status = await settled(reference)
tell('order at the shop', { reference, status })
must(status === 'paid', 'the shop learnt of the payment by webhook')
const loans = await call(loanContract.list)
must(
  loans.items.some((it) => it.id === application.loanId),
  'the loan is on the shopper’s list',
)
const loan = await call(loanContract.view, { params: { id: application.loanId ?? '' } })
tell('loan', { id: loan.id, status: loan.status, rows: loan.schedule.length })
must(loan.disclosureDigest.startsWith('sha256:'), 'the loan names what was agreed')
console.log('The path holds from the shop and back.')
