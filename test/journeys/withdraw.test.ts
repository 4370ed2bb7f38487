import { randomUUID } from 'node:crypto'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { asTheirs, borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, eventually, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)
const dayMs = 86_400_000
const principal = 120_000

describe.each(databases)('on %s', (database) => {
  let world: World
  let phone: ReturnType<typeof repayingOf>
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: { lezhong: { quoteDelayMs: 5 }, suyi: { quoteDelayMs: 5, decisionDelayMs: 300 } },
    })
    phone = repayingOf(world)
  })
  afterAll(() => world.close())

  /** The loan has ended at no cost in both books, and the shop has its money. */
  const undone = async (it: Borrowed): Promise<void> => {
    const rows = (await phone.rows(it)).installments.map(asTheirs)
    const account = phone.theirs(it)
    expect(rows).toEqual(account?.rows)
    expect(account?.repaidMinor).toBe(principal)
    expect(rows.reduce((sum, row) => sum + row.paidMinor, 0)).toBe(principal)
    expect(await it.loan()).toMatchObject({
      status: 'withdrawn',
      outstandingMinor: 0,
      totalCostMinor: 0,
      nextDueOn: null,
    })
    const order = await world.deps.db
      .selectFrom('checkouts')
      .select('status')
      .where('merchantReference', '=', it.checkout.merchantReference)
      .executeTakeFirst()
    expect(order?.status).toBe('paid')
    expect([account?.capturedMinor, account?.refundedMinor]).toEqual([principal, 0])
  }
  const withdraw = (it: Borrowed, amountMinor: number, key?: string) =>
    phone.pay(it, { kind: 'withdrawal', amountMinor }, key)

  test('the principal is paid back, the loan cost nothing, and the order stays paid', async () => {
    const it = await borrowed(world)
    const { asOf, options } = await phone.rows(it)
    const offer = valueOf(await phone.undoing(it))
    expect(options.withdrawal).toEqual({ lastOn: offer.lastOn })
    expect(Date.parse(offer.lastOn) - Date.parse(asOf)).toBe(7 * dayMs)
    expect(offer).toMatchObject({
      withdrawOn: asOf,
      principalMinor: principal,
      interestMinor: 0,
      costsReturnedMinor: 0,
      totalMinor: principal,
    })
    expect(offer.lender.legalName).toEqual((await it.loan()).lender.legalName)
    expect(phone.theirs(it)?.repaidMinor).toBe(0)
    const paid = valueOf(await withdraw(it, offer.totalMinor))
    expect(paid).toMatchObject({ kind: 'withdrawal', status: 'succeeded', refusal: null })
    await undone(it)
    expect((await phone.rows(it)).options).toMatchObject({ withdrawal: null, payableMinor: 0 })
    const bills = await phone.bills(it.me)
    expect(bills.items.filter((row) => row.loanId === it.loanId)).toEqual([])
    expect((await phone.undoing(it)).problem?.code).toBe('loan_not_active')
  })

  test('what was paid before comes back: interest and fees are taken off what is to be paid', async () => {
    for (const lender of [undefined, 'Lezhong']) {
      const it = await borrowed(world, lender === undefined ? {} : { lender })
      const { installments, options } = await phone.rows(it)
      const first = installments[0]
      valueOf(await phone.pay(it, { amountMinor: options.payableMinor }))
      const offer = valueOf(await phone.undoing(it))
      const costs = (first?.interestMinor ?? 0) + (first?.feeMinor ?? 0)
      expect(costs).toBeGreaterThan(0)
      expect(offer).toMatchObject({
        principalMinor: principal - (first?.principalMinor ?? 0),
        costsReturnedMinor: costs,
        totalMinor: principal - options.payableMinor,
      })
      const other = await withdraw(it, offer.totalMinor + 1)
      expect(other.problem?.code).toBe('withdrawal_amount_changed')
      expect(valueOf(await withdraw(it, offer.totalMinor)).status).toBe('succeeded')
      await undone(it)
    }
  })

  test('two taps with one key, and a rival with another, undo it once', async () => {
    const it = await borrowed(world)
    const key = randomUUID()
    await Promise.all([
      withdraw(it, principal, key),
      withdraw(it, principal, key),
      withdraw(it, principal),
    ])
    await eventually('the loan is undone', async () =>
      (await it.loan()).status === 'withdrawn' ? true : undefined,
    )
    expect(phone.theirs(it)?.operations).toHaveLength(1)
    await undone(it)
  })

  test('a line that drops after the lender booked leaves it unknown, then undone once', async () => {
    const it = await borrowed(world, { lender: 'Suyi', ending: '0014' })
    const offer = valueOf(await phone.undoing(it))
    const sent = valueOf(await withdraw(it, offer.totalMinor))
    expect(sent.status).toBe('pending')
    expect((await it.loan()).status).toBe('active')
    expect((await phone.undoing(it)).problem?.code).toBe('operation_pending')
    expect((await phone.settled(it, sent.id)).status).toBe('succeeded')
    expect(phone.theirs(it)?.operations).toHaveLength(1)
    await undone(it)
  })

  test('a lender whose figure is a fen off is not shown, and people are called', async () => {
    const it = await borrowed(world, { lender: 'Suyi', ending: '0013' })
    expect((await phone.undoing(it)).problem?.code).toBe('lender_figures_differ')
    expect(
      world.logs.filter((line) => line.facts['alarm'] === 'withdrawal_mismatch'),
    ).toMatchObject([{ facts: { loanId: it.loanId } }])
  })

  test('the last day still counts; the day after, it is refused and a payoff is the way out', async () => {
    const early = await borrowed(world)
    const late = await borrowed(world)
    world.advance(7 * dayMs)
    const as = async (made: Borrowed): Promise<Borrowed> => {
      const me = await signIn(world.url, made.me.phone)
      const asked = { token: me.token, params: { id: made.loanId } }
      return {
        ...made,
        me,
        loan: async () => valueOf(await call(world.url, loanContract.view, asked)),
      }
    }
    const last = await as(early)
    const offer = valueOf(await phone.undoing(last))
    expect(offer.withdrawOn).toBe(offer.lastOn)
    expect(valueOf(await withdraw(last, offer.totalMinor)).status).toBe('succeeded')
    await undone(last)

    world.advance(dayMs)
    const over = await as(late)
    expect((await phone.rows(over)).options.withdrawal).toBeNull()
    for (const asked of [phone.undoing(over), withdraw(over, principal)])
      expect((await asked).problem).toMatchObject({
        status: 409,
        code: 'withdrawal_period_over',
        facts: { lastOn: offer.lastOn },
      })
    const quote = valueOf(await phone.quote(over))
    expect(quote.interestMinor).toBeGreaterThan(0)
    const paid = await phone.pay(over, {
      kind: 'payoff',
      amountMinor: quote.totalMinor,
      payoffQuoteId: quote.id,
    })
    expect(valueOf(paid).status).toBe('succeeded')
    expect((await over.loan()).status).toBe('paid_off')
  })

  test('every schedule was read again at its lender, and none was other than ours', () => {
    const alarms = world.logs.map((line) => line.facts['alarm'])
    expect(alarms).not.toContain('schedule_mismatch')
  })
})
