import { cashContract } from '@miaoguo/shared/contract/shopper/cash'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { OfferRequest } from '@miaoguo/shared/offer/offer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { cardNumberOf, idNumberOf, verified, verify } from '../support/applying.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { repayingOf, type Borrowed } from '../support/repaying.ts'
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
  type Shopper,
} from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: { lezhong: { quoteDelayMs: 5 }, suyi: { quoteDelayMs: 5, decisionDelayMs: 300 } },
    })
  })
  afterAll(() => world.close())

  const ask = async (me: Shopper, body: object = {}) => {
    const { cards } = await verified(me)
    return valueOf(
      await call(world.url, cashContract.open, {
        token: me.token,
        body: { amountMinor: 300_000, cardId: cards[0]?.id, ...body },
      }),
    )
  }
  const offersFor = async (me: Shopper, token: string): Promise<OfferRequest> =>
    valueOf(
      await call(world.url, shopperCheckoutContract.requestOffers, {
        token: me.token,
        params: { token },
      }),
    )
  const bookedFor = (reference: string) =>
    Object.values(world.lenders)
      .flatMap((lender) => lender.books().loans)
      .filter((it) => it.merchantReference === reference)

  test('cash is offered with its daily and annual rate, lent once, paid to the borrower’s own card, and paid off', async () => {
    const terms = valueOf(await call(world.url, cashContract.terms, {}))
    expect(terms.range).toMatchObject({ amountMinMinor: 50_000, amountMaxMinor: 3_000_000 })
    const me = await signIn(world.url, newPhone())
    const { token, checkout } = await ask(me, { installmentCount: 6, method: 'equal_installments' })
    expect(checkout).toMatchObject({ scenario: 'cash', status: 'open', amountMinor: 300_000 })

    const request = await offersFor(me, token)
    expect(request.offers.map((it) => it.lender.licenceType).toSorted()).toEqual([
      'bank',
      'micro_loan',
    ])
    for (const offer of request.offers) {
      expect(offer).toMatchObject({ kind: 'quick_loan', installmentCount: 6 })
      expect(offer.dailyRatePpm).toBe(Math.ceil(offer.annualRatePpm / 360))
    }
    const offer = offerOf(request, 'Huaxin')
    const { sheet } = await openDisclosure(me, offer)
    expect(sheet.dataUses[0]?.kinds.zhCN).toContain('收款银行卡号')

    const application = await decided(me, valueOf(await apply(me, await consentTo(me, offer))).id)
    expect(application).toMatchObject({ status: 'approved', scenario: 'cash' })
    const loanId = application.loanId ?? ''
    const booked = bookedFor(checkout.merchantReference)
    expect(booked).toHaveLength(1)
    expect(booked[0]).toMatchObject({
      askedTimes: 1,
      paidTo: { name: '李晓梅', idNumber: idNumberOf(), cardNumber: cardNumberOf() },
      account: { capturedMinor: 300_000, lines: [] },
    })
    // No merchant hears of it.
    expect(world.receiver.events.filter((it) => JSON.stringify(it).includes(checkout.id))).toEqual(
      [],
    )

    const phone = repayingOf(world)
    const it = {
      me,
      checkout: { ...checkout, merchantReference: checkout.merchantReference },
      loanId,
      loan: async () =>
        valueOf(
          await call(world.url, loanContract.view, { token: me.token, params: { id: loanId } }),
        ),
    } as unknown as Borrowed
    expect((await it.loan()).schedule).toEqual(sheet.schedule)
    await expectBooksAgree(phone, it)
    const first = sheet.schedule[0]?.totalMinor ?? 0
    expect(valueOf(await phone.pay(it, { amountMinor: first })).status).toBe('succeeded')
    const quote = valueOf(await phone.quote(it))
    const payoff = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, payoff)).status).toBe('succeeded')
    expect(await it.loan()).toMatchObject({ status: 'paid_off', outstandingMinor: 0 })
    await expectBooksAgree(phone, it)
    expect(phone.theirs(it)?.repaidMinor).toBe(first + quote.totalMinor)
  })

  test('a line that drops after the lender booked leaves one loan, paid to the same card once', async () => {
    const me = await signIn(world.url, newPhone('0004'))
    const { token, checkout } = await ask(me)
    const offer = offerOf(await offersFor(me, token), 'Suyi')
    const unknown = valueOf(await apply(me, await consentTo(me, offer)))
    expect(unknown.status).toBe('pending')
    expect(await decided(me, unknown.id)).toMatchObject({ status: 'approved' })
    expect(bookedFor(checkout.merchantReference).map((it) => it.askedTimes)).toEqual([1])
  })

  test('a student is offered nothing by a micro-loan company, nor lent what was offered before it was said', async () => {
    const me = await signIn(world.url, newPhone())
    const { token } = await ask(me)
    const offer = offerOf(await offersFor(me, token), 'Suyi')
    const consent = await consentTo(me, offer)
    valueOf(await verify(me, { student: true }))
    expect((await apply(me, consent)).problem?.code).toBe('offer_withdrawn')
    const again = await offersFor(me, token)
    expect(again.lenders.find((it) => it.legalName.en.includes('Suyi'))).toMatchObject({
      state: 'dropped',
      rules: ['students_not_by_micro_loan'],
    })
    expect(again.offers.every((it) => it.lender.licenceType === 'bank')).toBe(true)
  })

  test('cash is its borrower’s alone, and to nobody else’s card', async () => {
    const me = await signIn(world.url, newPhone())
    const other = await signIn(world.url, newPhone())
    const { token } = await ask(me)
    const { cards } = await verified(other)
    const taken = await call(world.url, shopperCheckoutContract.requestOffers, {
      token: other.token,
      params: { token },
    })
    expect(taken.problem?.code).toBe('not_found')
    const crossed = await call(world.url, cashContract.open, {
      token: me.token,
      body: { amountMinor: 300_000, cardId: cards[0]?.id },
    })
    expect(crossed.problem?.code).toBe('not_found')
  })

  test('who wishes for what nobody lends is told that nobody offered, and orders are offered no cash', async () => {
    const me = await signIn(world.url, newPhone())
    const { token } = await ask(me, { installmentCount: 24 })
    const request = await offersFor(me, token)
    expect(request.offers).toEqual([])
    expect(new Set(request.lenders.map((it) => it.state))).toEqual(new Set(['declined']))
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const { offers } = await requestOffers(me, checkout)
    expect(offers.length).toBeGreaterThan(0)
    expect(offers.filter((it) => it.kind === 'quick_loan' || it.dailyRatePpm)).toEqual([])
  })
})
