import { randomUUID } from 'node:crypto'
import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { autopayingOf } from '../support/autopaying.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, eventually, newPhone, signIn, valueOf } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  let phone: ReturnType<typeof repayingOf>
  let auto: ReturnType<typeof autopayingOf>
  // Each story moves its clock, so each has a world.
  beforeEach(async () => {
    world = await openWorldOn(database, {
      lenders: { lezhong: { quoteDelayMs: 5 }, suyi: { quoteDelayMs: 5, decisionDelayMs: 600 } },
    })
    phone = repayingOf(world)
    auto = autopayingOf(world)
  })
  afterEach(() => world.close())

  const firstRow = async (it: Borrowed) => {
    const [row] = (await phone.rows(it)).installments
    if (!row) throw new Error('a loan has rows')
    return row
  }
  const lines = async (it: Borrowed) =>
    (
      await world.deps.db
        .selectFrom('audit')
        .select(['action', 'facts'])
        .where('subject', '=', it.loanId)
        .where('action', 'like', 'autopay.%')
        .orderBy('id')
        .execute()
    ).map((line) => line.action)

  test('off until chosen; read whole, agreed to by its digest, then taken on the due day to the fen', async () => {
    const it = await auto.loan()
    const before = await auto.view(it)
    expect(before).toMatchObject({ able: true, autopay: null, next: null })
    expect(before.cards).toMatchObject([{ id: it.cardId }])
    const row = await firstRow(it)
    const largest = Math.max(...(await phone.rows(it)).installments.map((one) => one.totalMinor))
    const { paper, digest } = valueOf(await auto.preview(it, it.cardId))
    expect(paper).toMatchObject({
      mostPerDayMinor: largest,
      firstOn: row.dueOn,
      firstMinor: row.totalMinor,
    })
    const key = randomUUID()
    const wrong = await auto.setUp(it, { cardId: it.cardId, digest: `sha256:${'0'.repeat(64)}` })
    expect(wrong.problem?.code).toBe('autopay_changed')
    const made = valueOf(await auto.setUp(it, { cardId: it.cardId, digest }, key))
    expect(made).toMatchObject({ status: 'active', digest, paper, end: null })
    expect(valueOf(await auto.setUp(it, { cardId: it.cardId, digest }, key))).toEqual(made)
    const twice = await auto.setUp(it, { cardId: it.cardId, digest })
    expect(twice.problem?.code).toBe('autopay_open')
    expect(auto.theirs(it)?.mandates).toHaveLength(1)
    expect(await auto.view(it)).toMatchObject({
      able: false,
      next: { dueOn: row.dueOn, amountMinor: row.totalMinor },
    })
    const bills = await phone.bills(it.me)
    expect(bills.items.map((bill) => bill.autopay)).toEqual(bills.items.map(() => true))

    await auto.goTo(it, addDays(row.dueOn, -1))
    expect(auto.theirs(it)?.repaidMinor).toBe(0)
    const due = await auto.goTo(it, row.dueOn)
    expect(await auto.tried(due, row.dueOn)).toMatchObject({
      outcome: 'taken',
      amountMinor: row.totalMinor,
    })
    await eventually('the row is closed here', async () =>
      (await firstRow(due)).state === 'paid' ? true : undefined,
    )
    expect(auto.theirs(due)?.repaidMinor).toBe(row.totalMinor)
    await expectBooksAgree(phone, due)
    expect(await lines(due)).toEqual(['autopay.agreed', 'autopay.active', 'autopay.taken'])
    expect(world.logs.map((line) => line.facts['alarm'])).not.toContain('schedule_mismatch')
  })

  test('a card without money: nothing is taken, the installment stays due, and the borrower is told once', async () => {
    const it = await auto.loan({ ending: '0035' })
    await auto.agreed(it)
    const row = await firstRow(it)
    const due = await auto.goTo(it, row.dueOn)
    expect(await auto.tried(due, row.dueOn)).toMatchObject({
      outcome: 'refused',
      refusal: 'insufficient_funds',
    })
    expect(auto.theirs(due)?.repaidMinor).toBe(0)
    expect((await phone.rows(due)).options.payableMinor).toBe(row.totalMinor)
    const told = () =>
      world.identity
        .inbox(it.me.phone)
        .map((one) => one.text)
        .filter((text) => text.includes('自动还款没有成功'))
    await eventually('the text arrives', async () => (told().length > 0 ? true : undefined))
    expect(told()[0]).toContain('没有扣任何钱')
    const paid = await phone.pay(due, { amountMinor: row.totalMinor })
    expect(valueOf(paid).status).toBe('succeeded')
    await expectBooksAgree(phone, due)
    expect((await auto.view(due)).autopay?.status).toBe('active')
    expect(told()).toHaveLength(1)
    expect(JSON.stringify(world.logs)).not.toContain(it.me.phone)
  })

  test('ended before the day with one press, nothing is taken; it may be chosen again, and the card is free', async () => {
    const it = await auto.loan()
    const made = await auto.agreed(it)
    const busy = await call(world.url, applicantContract.removeCard, {
      token: it.me.token,
      params: { id: it.cardId },
      body: {},
    })
    expect(busy.problem?.code).toBe('card_in_use')
    const stranger = { ...it, me: await signIn(world.url, newPhone()) }
    expect((await auto.end(stranger, made.id)).problem?.status).toBe(404)
    const ended = valueOf(await auto.end(it, made.id))
    expect(ended).toMatchObject({ status: 'ended', end: 'cancelled' })
    expect(valueOf(await auto.end(it, made.id))).toEqual(ended)
    expect(auto.theirs(it)?.mandates?.[0]?.record.status).toBe('ended')
    const row = await firstRow(it)
    const again = await auto.agreed(it)
    expect(again.status).toBe('active')
    valueOf(await auto.end(it, again.id))
    const due = await auto.goTo(it, row.dueOn)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(auto.theirs(due)?.repaidMinor).toBe(0)
    valueOf(
      await call(world.url, applicantContract.removeCard, {
        token: due.me.token,
        params: { id: it.cardId },
        body: {},
      }),
    )
    await expectBooksAgree(phone, due)
  })

  test('paid by hand first, also where that is still being confirmed: one of two is taken', async () => {
    for (const ending of ['8000', '0011']) {
      const it = await auto.loan({ ending })
      await auto.agreed(it)
      const row = await firstRow(it)
      const day = await auto.goTo(it, addDays(row.dueOn, -1))
      const paid = valueOf(await phone.pay(day, { amountMinor: row.totalMinor }))
      expect(paid.status).toBe(ending === '0011' ? 'pending' : 'succeeded')
      const due = await auto.goTo(day, row.dueOn)
      expect((await phone.settled(due, paid.id)).status).toBe('succeeded')
      await eventually('the lender has worked through the day', async () =>
        auto.theirs(due)?.mandates?.[0]?.tried.includes(row.dueOn) ? true : undefined,
      )
      expect(auto.theirs(due)?.repaidMinor).toBe(row.totalMinor)
      await expectBooksAgree(phone, due)
    }
  })

  test('taken while we have not heard of it, the same installment paid by hand is refused by name', async () => {
    const it = await auto.loan()
    await auto.agreed(it)
    const row = await firstRow(it)
    // The lender's notifications go nowhere.
    world.lenders.suyi.notifyAt('http://127.0.0.1:9/nowhere')
    const due = await auto.goTo(it, row.dueOn)
    await eventually('the lender has taken it', async () =>
      auto.theirs(due)?.repaidMinor === row.totalMinor ? true : undefined,
    )
    const paid = await call(world.url, repaymentContract.make, {
      token: due.me.token,
      params: { id: due.loanId },
      body: { kind: 'installment', amountMinor: row.totalMinor, currency: 'CNY' },
    })
    expect(valueOf(paid)).toMatchObject({ status: 'failed', refusal: 'paid_meanwhile' })
    expect(auto.theirs(due)?.repaidMinor).toBe(row.totalMinor)
    // Without a word from the lender it is asked for, since the day has come.
    world.advance(7 * 3_600_000)
    const later = { ...due, me: await signIn(world.url, it.me.phone) }
    await auto.tried(later, row.dueOn)
    await eventually('the row is closed here', async () =>
      (await firstRow(later)).state === 'paid' ? true : undefined,
    )
    const after = await auto.goTo(later, addDays(row.dueOn, 1))
    await expectBooksAgree(phone, after)
  })

  test('a bank that takes its time: nothing stands until it agrees; a bank that refuses: nothing does', async () => {
    const it = await auto.loan({ ending: '0036' })
    const asked = await auto.agreed(it)
    expect(asked.status).toBe('asking')
    expect(await auto.view(it)).toMatchObject({ able: false, next: null })
    await auto.until(it, 'active')
    const no = await auto.loan({ ending: '0038' })
    expect(await auto.agreed(no)).toMatchObject({ status: 'refused', end: 'lender' })
    expect((await auto.view(no)).able).toBe(true)
  })

  test('a line that drops after the lender set it up leaves one mandate, which is found', async () => {
    const it = await auto.loan({ ending: '0037' })
    const asked = await auto.agreed(it)
    expect(asked.status).toBe('asking')
    await auto.until(it, 'active')
    expect(auto.theirs(it)?.mandates).toHaveLength(1)
    expect(await lines(it)).toEqual(['autopay.agreed', 'autopay.active'])
  })

  test('paid off, withdrawn from, or refunded whole, it ends by itself', async () => {
    const it = await auto.loan()
    await auto.agreed(it)
    const quote = valueOf(await phone.quote(it))
    valueOf(
      await phone.pay(it, {
        kind: 'payoff',
        amountMinor: quote.totalMinor,
        payoffQuoteId: quote.id,
      }),
    )
    expect(await auto.until(it, 'ended')).toMatchObject({ end: 'loan_closed' })
    await expectBooksAgree(phone, it)

    const undone = await auto.loan()
    await auto.agreed(undone)
    const { totalMinor } = valueOf(await phone.undoing(undone))
    valueOf(await phone.pay(undone, { kind: 'withdrawal', amountMinor: totalMinor }))
    expect(await auto.until(undone, 'ended')).toMatchObject({ end: 'loan_closed' })

    const back = await auto.loan()
    await auto.agreed(back)
    valueOf(await tillOf(world).refund(back.authorization.id))
    expect(await auto.until(back, 'ended')).toMatchObject({ end: 'loan_closed' })
  })

  test('a lender without it says so, and nobody else’s loan is seen', async () => {
    const it = await auto.loan({ lender: 'Lezhong' })
    expect((await auto.view(it)).able).toBe(false)
    expect((await auto.preview(it, it.cardId)).problem?.code).toBe('operation_unsupported')
    const stranger = { ...it, me: await signIn(world.url, newPhone()) }
    expect((await auto.preview(stranger, it.cardId)).problem?.status).toBe(404)
  })
})
