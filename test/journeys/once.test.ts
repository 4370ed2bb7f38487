import { randomUUID } from 'node:crypto'
import type { Consent } from '@miaoguo/shared/consent/consent'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  newPhone,
  offerOf,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
} from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database)
  })
  afterAll(() => world.close())

  const begin = async (ending?: string) => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone(ending))
    return { checkout, me, request: await requestOffers(me, checkout) }
  }
  const booked = (merchantReference: string) =>
    Object.values(world.lenders)
      .flatMap((it) => it.books().loans)
      .filter((it) => it.merchantReference === merchantReference)

  // A double tap, as two requests with two keys.
  test('one consent applied with twice at once books one loan', async () => {
    const { checkout, me, request } = await begin()
    const consent = await consentTo(me, offerOf(request, 'Huaxin'))
    const answers = await Promise.all([apply(me, consent), apply(me, consent), apply(me, consent)])
    const codes = answers.map((it) => it.problem?.code ?? it.value?.status).toSorted()
    expect(codes).toEqual(['approved', 'consent_used', 'consent_used'])
    expect(booked(checkout.merchantReference)).toHaveLength(1)
  })

  test('two offers consented to and applied for at once make one loan: the checkout has one live application', async () => {
    const { checkout, me, request } = await begin()
    const consents = await Promise.all(
      [offerOf(request, 'Huaxin'), offerOf(request, 'Suyi')].map((it) => consentTo(me, it)),
    )
    const answers = await Promise.all(consents.map((it: Consent) => apply(me, it)))
    expect(answers.filter((it) => it.value?.status === 'approved')).toHaveLength(1)
    expect(['checkout_application_pending', 'checkout_not_open']).toContain(
      answers.find((it) => it.problem)?.problem?.code,
    )
    expect(booked(checkout.merchantReference)).toHaveLength(1)
    expect(await viewAsMerchant(world.url, checkout.id)).toMatchObject({ status: 'paid' })
  })

  test('the same key replays the stored answer, says so, and refuses another input', async () => {
    const { checkout, me, request } = await begin()
    const consent = await consentTo(me, offerOf(request, 'Huaxin'))
    const key = randomUUID()
    const first = await apply(me, consent, key)
    const again = await apply(me, consent, key)
    expect([
      first.headers.get('idempotency-replayed'),
      again.headers.get('idempotency-replayed'),
    ]).toEqual([null, 'true'])
    expect([again.status, again.value]).toEqual([201, first.value])
    expect(booked(checkout.merchantReference).map((it) => it.askedTimes)).toEqual([1])
    const other = await call(world.url, loanContract.apply, {
      token: me.token,
      key,
      body: { consentId: 'cns_000000000000' },
    })
    expect([other.status, other.problem?.code]).toEqual([422, 'idempotency_key_reused'])
  })

  test('a request whose answer was lost in a crash finds its own application again', async () => {
    const { checkout, me, request } = await begin()
    const consent = await consentTo(me, offerOf(request, 'Huaxin'))
    const key = randomUUID()
    const first = valueOf(await apply(me, consent, key))
    // What a crash after the work and before the answer leaves behind.
    await world.deps.db.deleteFrom('replies').where('key', '=', key).execute()
    expect(valueOf(await apply(me, consent, key))).toEqual(first)
    expect(booked(checkout.merchantReference)).toHaveLength(1)
  })

  test('while an application is pending nothing new begins on its checkout', async () => {
    const { checkout, me, request } = await begin('0003')
    const other = offerOf(request, 'Huaxin')
    const consent = await consentTo(me, other)
    const pending = valueOf(await apply(me, await consentTo(me, offerOf(request, 'Suyi'))))
    expect(pending.status).toBe('pending')
    expect((await apply(me, consent)).problem?.code).toBe('checkout_application_pending')
    const offers = await call(world.url, shopperCheckoutContract.requestOffers, {
      token: me.token,
      params: { token: checkout.token },
    })
    expect(offers.problem).toMatchObject({ code: 'checkout_application_pending' })
    expect((await decided(me, pending.id)).status).toBe('approved')
    expect((await apply(me, consent)).problem?.code).toBe('checkout_not_open')
    expect(booked(checkout.merchantReference)).toHaveLength(1)
  })

  test('what is mine is not there for another borrower', async () => {
    const { checkout, me, request } = await begin()
    const offer = offerOf(request, 'Huaxin')
    const disclosure = await openDisclosure(me, offer)
    const consent = await consentTo(me, offer)
    const stranger = await signIn(world.url, newPhone())
    const { token } = stranger
    const purposes = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']
    const seen = async (): Promise<(string | undefined)[]> =>
      (
        await Promise.all([
          call(world.url, shopperCheckoutContract.requestOffers, {
            token,
            params: { token: checkout.token },
          }),
          call(world.url, shopperCheckoutContract.watchOffers, {
            token,
            params: { id: request.id },
            query: {},
          }),
          call(world.url, disclosureContract.open, { token, body: { offerId: offer.id } }),
          call(world.url, disclosureContract.confirm, {
            token,
            params: { id: disclosure.id },
            body: { digest: disclosure.digest },
          }),
          call(world.url, consentContract.record, {
            token,
            body: { disclosureId: disclosure.id, disclosureDigest: disclosure.digest, purposes },
          }),
          call(world.url, loanContract.apply, { token, body: { consentId: consent.id } }),
        ])
      ).map((it) => `${it.status} ${it.problem?.code}`)
    expect(new Set(await seen())).toEqual(new Set(['404 not_found']))
    const mine = valueOf(await apply(me, consent))
    const application = await call(world.url, loanContract.viewApplication, {
      token,
      params: { id: mine.id },
      query: {},
    })
    const loan = await call(world.url, loanContract.view, {
      token,
      params: { id: mine.loanId ?? '' },
    })
    expect([application.status, loan.status]).toEqual([404, 404])
    expect(valueOf(await call(world.url, loanContract.list, { token, query: {} })).items).toEqual(
      [],
    )
  })

  test('a token that was changed, belongs to another server or is missing opens nothing', async () => {
    const { me, checkout } = await begin()
    const [head = '', payload = '', signature = ''] = me.token.split('.')
    const forged = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
      string,
      unknown
    >
    const changed = Buffer.from(
      JSON.stringify({ ...forged, sub: 'bor_00000000000000000000' }),
    ).toString('base64url')
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
    const tokens = [
      `${head}.${changed}.${signature}`,
      `${none}.${payload}.`,
      `${head}.${payload}.${signature.slice(0, -4)}AAAA`,
      'x',
    ]
    for (const token of tokens) {
      const answer = await call(world.url, shopperCheckoutContract.requestOffers, {
        token,
        params: { token: checkout.token },
      })
      expect([answer.status, answer.problem?.code]).toEqual([401, 'credentials_invalid'])
    }
    const missing = await call(world.url, loanContract.list, { query: {} })
    expect([missing.status, missing.problem?.code]).toEqual([401, 'credentials_missing'])
  })

  test('my bills come a page at a time, newest first, without gap or repetition', async () => {
    const me = await signIn(world.url, newPhone())
    const made: string[] = []
    for (let i = 0; i < 5; i += 1) {
      const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
      const offer = offerOf(await requestOffers(me, checkout), 'Huaxin')
      made.unshift(valueOf(await apply(me, await consentTo(me, offer))).loanId ?? '')
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: Record<string, string> =
        cursor === null ? { limit: '2' } : { limit: '2', cursor }
      const page: { items: { id: string }[]; nextCursor: string | null } = valueOf(
        await call(world.url, loanContract.list, { token: me.token, query }),
      )
      seen.push(...page.items.map((it) => it.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(made)
  })
})
