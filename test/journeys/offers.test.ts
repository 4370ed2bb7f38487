import { randomUUID } from 'node:crypto'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { filled } from '../support/filled.ts'
import {
  apply,
  call,
  consentTo,
  eventually,
  newPhone,
  offerOf,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database)
  })
  afterAll(() => world.close())

  const begin = async (ending?: string, amountMinor?: number) => {
    const checkout = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      ...(amountMinor ? { amountMinor } : {}),
    })
    return { checkout, me: await signIn(world.url, newPhone(ending)) }
  }
  const watch = (me: Shopper, id: string, after: number) =>
    call(world.url, shopperCheckoutContract.watchOffers, {
      token: me.token,
      params: { id },
      query: { after: String(after) },
    })

  test('beyond the bound a request is turned away at once and asks nobody; the same key goes through later', async () => {
    const { checkout, me } = await begin()
    const asked = () => world.lenders.huaxin.books().quotes
    const before = asked()
    const key = randomUUID()
    const ask = () =>
      call(world.url, shopperCheckoutContract.requestOffers, {
        token: me.token,
        params: { token: checkout.token },
        key,
      })
    const leave = filled(world.deps.offersGate)
    const refused = await ask()
    expect(refused).toMatchObject({ status: 503, problem: { code: 'server_overloaded' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(asked()).toBe(before)
    leave()
    expect((await ask()).status).toBe(201)
    expect(world.deps.offersGate.load()).toMatchObject({ inside: 0, inHand: 0 })
  })

  test('a slow lender does not hold up the others, and its offers come later', async () => {
    const { checkout, me } = await begin()
    const startedAt = performance.now()
    const first = await requestOffers(me, checkout)
    expect(performance.now() - startedAt).toBeLessThan(850)
    const stateOf = (name: string, of = first) =>
      of.lenders.find((it) => it.legalName.en.includes(name))?.state
    expect([stateOf('Huaxin'), stateOf('Suyi'), stateOf('Lezhong'), first.complete]).toEqual([
      'offered',
      'offered',
      'asking',
      false,
    ])
    const later = valueOf(await watch(me, first.id, first.version))
    expect(later).toMatchObject({ complete: true, version: first.version + 1 })
    expect(stateOf('Lezhong', later)).toBe('offered')
    expect(offerOf(later, 'Lezhong').installmentCount).toBeGreaterThan(1)
    const costs = later.offers.map((it) => it.totalCostMinor)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  })

  test('offers and the answer they are told in are written in one transaction', async () => {
    const { checkout, me } = await begin()
    const request = await requestOffers(me, checkout)
    const { rows } = await sql<{ together: boolean }>`
      select offers.xmin = replies.xmin as together
      from offers join replies on replies.actor = offers.borrower_id
      where offers.offer_request_id = ${request.id} and replies.endpoint = 'requestOffers'
        and offers.id = ${request.offers[0]?.id}`.execute(world.deps.db)
    expect(rows).toEqual([{ together: true }])
  })

  test('a lender whose licence has expired is never asked and never shown', async () => {
    const { checkout, me } = await begin()
    const request = await requestOffers(me, checkout)
    expect(JSON.stringify(request)).not.toContain('Lapsed')
    expect(world.lenders.guoqi.books().quotes).toBe(0)
  })

  test('a licence that expires overnight withdraws the offers made under it', async () => {
    const world2 = await openWorldOn(database)
    try {
      const checkout = await openCheckout(world2.url, { notifyUrl: world2.receiver.url })
      const me = await signIn(world2.url, newPhone())
      const offer = offerOf(await requestOffers(me, checkout), 'Suyi')
      world2.deps.today = () => '2029-04-01'
      const refused = await call(world2.url, disclosureContract.open, {
        token: me.token,
        body: { offerId: offer.id },
      })
      expect(refused.problem?.code).toBe('offer_withdrawn')
      expect(
        (await requestOffers(me, checkout)).lenders.map((it) => it.legalName.en),
      ).not.toContain(offer.lender.legalName.en)
    } finally {
      await world2.close()
    }
  })

  // 0006 answers what is no quote, 0007 is off by a fen.
  test.each([
    ['0006', 'answer_off_contract'],
    ['0007', 'schedule_mismatch'],
  ])('%s: %s is an outage of that lender alone, logged and never shown', async (ending, reason) => {
    const { checkout, me } = await begin(ending)
    const request = await requestOffers(me, checkout)
    expect(request.lenders.find((it) => it.legalName.en.includes('Suyi'))?.state).toBe(
      'unavailable',
    )
    expect(request.offers.some((it) => it.lender.legalName.en.includes('Suyi'))).toBe(false)
    expect(offerOf(request, 'Huaxin').principalMinor).toBe(120_000)
    const line = world.logs.find(
      (it) => it.message === 'lender outage' && it.facts['reason'] === reason,
    )
    expect(line?.facts).toMatchObject({ lender: 'suyi', requestReference: request.id })
    expect(line?.facts['correlationId']).toMatch(/^[\w-]{8,}$/)
    expect(JSON.stringify(request)).not.toContain('一百')
  })

  test('a lender that never answers is unavailable once its time is over', async () => {
    const { checkout, me } = await begin('0008')
    const request = await requestOffers(me, checkout)
    const ended = await eventually('nobody thinking', async () => {
      const found = valueOf(await watch(me, request.id, 1000))
      return found.complete ? found : undefined
    })
    expect(ended.lenders.find((it) => it.legalName.en.includes('Suyi'))?.state).toBe('unavailable')
  })

  test('every lender may decline, and that is an answer', async () => {
    const { checkout, me } = await begin('0001')
    const request = await requestOffers(me, checkout)
    const ended = valueOf(await watch(me, request.id, request.version))
    expect([ended.offers.length, new Set(ended.lenders.map((it) => it.state))]).toEqual([
      0,
      new Set(['declined']),
    ])
  })

  test('an offer that has lapsed opens no disclosure, takes no consent and makes no loan', async () => {
    const { checkout, me } = await begin('0009')
    const request = await requestOffers(me, checkout)
    const [first, second] = request.offers.filter((it) => it.lender.legalName.en.includes('Suyi'))
    if (!first || !second) throw new Error('two offers of Suyi')
    const consent = await consentTo(me, first)
    const disclosure = await openDisclosure(me, second)
    await eventually(
      'the offer lapsed',
      () => Date.parse(first.expiresAt) < Date.now() || undefined,
    )
    const opened = await call(world.url, disclosureContract.open, {
      token: me.token,
      body: { offerId: second.id },
    })
    const confirmed = await call(world.url, disclosureContract.confirm, {
      token: me.token,
      params: { id: disclosure.id },
      body: { digest: disclosure.digest },
    })
    expect([opened.problem?.code, confirmed.problem?.code]).toEqual([
      'offer_expired',
      'offer_expired',
    ])
    expect((await apply(me, consent)).problem?.code).toBe('offer_expired')
    // The order is not lost with the offer.
    expect((await requestOffers(me, checkout)).offers.length).toBeGreaterThan(0)
  })

  test('a sheet is read for its minimum time, exactly as shown, and every purpose is said', async () => {
    world.deps.env.MINIMUM_READING_SECONDS = 3
    const { checkout, me } = await begin()
    const offer = offerOf(await requestOffers(me, checkout), 'Huaxin')
    const disclosure = await openDisclosure(me, offer)
    world.deps.env.MINIMUM_READING_SECONDS = 0
    expect(disclosure.minimumReadingSeconds).toBe(3)
    expect(await openDisclosure(me, offer)).toEqual(disclosure)
    const confirm = (digest: string) =>
      call(world.url, disclosureContract.confirm, {
        token: me.token,
        params: { id: disclosure.id },
        body: { digest },
      })
    const other = `sha256:${'0'.repeat(64)}`
    expect((await confirm(other)).problem?.code).toBe('disclosure_outdated')
    const early = await confirm(disclosure.digest)
    expect(early.problem).toMatchObject({
      code: 'disclosure_reading_time_unmet',
      facts: { confirmableAt: disclosure.confirmableAt },
    })
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0)

    const consent = (purposes: string[], digest = disclosure.digest) =>
      call(world.url, consentContract.record, {
        token: me.token,
        body: { disclosureId: disclosure.id, disclosureDigest: digest, purposes },
      })
    const all = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']
    expect((await consent(all)).problem?.code).toBe('disclosure_not_confirmed')
    world.advance(3000)
    valueOf(await confirm(disclosure.digest))
    expect((await consent(all, other)).problem?.code).toBe('disclosure_outdated')
    expect((await consent(all.slice(0, 2))).problem).toMatchObject({
      code: 'consent_missing',
      facts: { missing: 'credit_bureau_query' },
    })
    const first = valueOf(await consent(all))
    // A yes said twice is one yes.
    expect(valueOf(await consent(all)).id).toBe(first.id)
  })
})
