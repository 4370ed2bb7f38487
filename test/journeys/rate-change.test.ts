import { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { rateChangeContract } from '@miaoguo/shared/contract/shopper/rate-changes'
import type { RateChange } from '@miaoguo/shared/loan/rate-change'
import { sumOver } from '@miaoguo/shared/servicing/standing-rows'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, eventually, newPhone, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)
const dayMs = 86_400_000
const reason = {
  zhCN: '一年期LPR下调，按合同约定的重定价日调整。',
  en: 'The one-year LPR has moved; the rate follows it on the day agreed.',
}

describe.each(databases)('on %s', (database) => {
  let world: World
  let phone: ReturnType<typeof repayingOf>
  beforeAll(async () => {
    world = await openWorldOn(database)
    phone = repayingOf(world)
  })
  afterAll(() => world.close())

  const changes = async (it: Borrowed, token = it.me.token) =>
    call(world.url, rateChangeContract.list, { token, params: { id: it.loanId } })
  const rate = (it: Borrowed): number => {
    const account = phone.theirs(it)
    return account?.terms.annualInterestPpm ?? 0
  }
  /** Somebody at the lender announces a rate from the n-th due date on. */
  async function announce(it: Borrowed, annualInterestPpm: number, after = 1): Promise<string> {
    const effectiveOn = (await phone.rows(it)).installments[after]?.dueOn ?? ''
    const reference = phone.theirs(it)?.loanReference ?? ''
    for (const lender of Object.values(world.lenders)) {
      if (!lender.books().loans.some((one) => one.account?.loanReference === reference)) continue
      const told = await fetch(`${lender.url}/sandbox/loans/${reference}/rate`, {
        method: 'POST',
        body: JSON.stringify({ annualInterestPpm, effectiveOn, reason }),
      })
      expect(told.status).toBe(200)
    }
    return effectiveOn
  }
  const taken = (it: Borrowed, count = 1): Promise<RateChange[]> =>
    eventually('the change is taken over', async () => {
      const { items } = valueOf(await changes(it))
      return items.length === count ? items : undefined
    })
  const refusals = async (it: Borrowed) =>
    (
      await world.deps.db
        .selectFrom('audit')
        .select('facts')
        .where('subject', '=', it.loanId)
        .where('action', '=', 'rate_change_refused')
        .execute()
    ).map((line) => line.facts['why'])
  /** What was shown and agreed to before there was any change. */
  const agreement = async (it: Borrowed) =>
    world.deps.db
      .selectFrom('loans')
      .innerJoin('applications', 'applications.id', 'loans.applicationId')
      .innerJoin('consents', 'consents.id', 'applications.consentId')
      .innerJoin('disclosures', 'disclosures.id', 'consents.disclosureId')
      .select(['disclosures.sheet', 'disclosures.digest', 'loans.disclosureDigest'])
      .where('loans.id', '=', it.loanId)
      .executeTakeFirstOrThrow()

  test.each([
    ['down', -20_000],
    ['up within the cap', 20_000],
  ])('%s: told before it counts, taken over in both books, shown row by row', async (_, by) => {
    const it = await borrowed(world)
    const before = (await phone.rows(it)).installments
    const paper = await agreement(it)
    const agreedCost = await it.loan()
    const effectiveOn = await announce(it, rate(it) + by)
    const [change] = await taken(it)
    if (!change) throw new Error('taken over')
    expect(change).toMatchObject({
      effectiveOn,
      reason,
      from: { interestPpm: rate(it) },
      to: { interestPpm: rate(it) + by },
    })
    const after = (await phone.rows(it)).installments
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    expect(change.rows.map((row) => row.after.totalMinor)).toEqual(
      after.slice(2).map((row) => row.totalMinor),
    )
    expect(change.rows.map((row) => row.before.totalMinor)).toEqual(
      before.slice(2).map((row) => row.totalMinor),
    )
    const { byMinor } = change.toPay
    expect(sumOver(change.rows, (row) => row.byMinor)).toBe(byMinor)
    expect(Math.sign(byMinor)).toBe(Math.sign(by))
    expect(byMinor).toBe(
      sumOver(after, (row) => row.totalMinor) - sumOver(before, (row) => row.totalMinor),
    )
    expect(Math.sign(change.to.annualRatePpm - change.from.annualRatePpm)).toBe(Math.sign(by))
    // The paper stays what was agreed to; the loan costs what it costs now.
    expect(await agreement(it)).toEqual(paper)
    const now = await it.loan()
    expect(now.annualRatePpm).toBe(agreedCost.annualRatePpm)
    expect(now.totalCostMinor).toBe(agreedCost.totalCostMinor + byMinor)
    await expectBooksAgree(phone, it)
    const tale = await world.deps.db
      .selectFrom('audit')
      .select(['actor', 'facts'])
      .where('subject', '=', it.loanId)
      .where('action', '=', 'rate.changed')
      .execute()
    expect(tale).toMatchObject([{ facts: { effectiveOn, toInterestPpm: rate(it) + by } }])
    // Until it counts the loan can be closed, though not paid ahead in part.
    const { options } = await phone.rows(it)
    expect([options.payoff, options.prepayment]).toEqual([true, []])
    const ahead = { kind: 'prepayment', amountMinor: 1000, keep: 'term' }
    expect((await phone.pay(it, ahead)).problem?.code).toBe('operation_unsupported')
    for (const row of after)
      valueOf(await phone.pay(it, { amountMinor: row.totalMinor - row.paidMinor }))
    expect((await it.loan()).status).toBe('paid_off')
    await expectBooksAgree(phone, it)
  })

  test('once it counts, a part paid ahead and what closes the loan are of the new rate in both books', async () => {
    const made = await borrowed(world)
    await announce(made, rate(made) + 12_345)
    await taken(made)
    for (const row of (await phone.rows(made)).installments.slice(0, 2))
      valueOf(await phone.pay(made, { amountMinor: row.totalMinor }))
    world.advance(75 * dayMs)
    const me = await signIn(world.url, made.me.phone)
    const view = { token: me.token, params: { id: made.loanId } }
    const loan = async () => valueOf(await call(world.url, loanContract.view, view))
    const it = { ...made, me, loan }
    const ahead = { kind: 'prepayment', amountMinor: 10_000, keep: 'term' }
    expect(valueOf(await phone.pay(it, ahead)).status).toBe('succeeded')
    await expectBooksAgree(phone, it)
    const quote = valueOf(
      await call(world.url, repaymentContract.quotePayoff, {
        token: it.me.token,
        params: { id: it.loanId },
        body: {},
      }),
    )
    const pays = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, pays)).status).toBe('succeeded')
    await expectBooksAgree(phone, it)
  })

  test('a second change follows the first, and both stay in the history', async () => {
    const it = await borrowed(world)
    await announce(it, rate(it) - 10_000, 0)
    await taken(it)
    await announce(it, rate(it) + 5_000, 2)
    const [second, first] = await taken(it, 2)
    expect(second?.from.interestPpm).toBe(first?.to.interestPpm)
    await expectBooksAgree(phone, it)
  })

  test.each([
    ['above the cap', {}, 241_000, 'above_cap'],
    ['off by a fen', { ending: '0043', lender: 'Suyi' }, undefined, 'rows_differ'],
  ] as const)('%s is not believed, and people are called', async (_, who, ppm, why) => {
    const it = await borrowed(world, who)
    const before = await phone.rows(it)
    await announce(it, ppm ?? rate(it) - 10_000)
    await eventually('people are called', async () =>
      (await refusals(it)).includes(why) ? true : undefined,
    )
    expect(world.logs.map((line) => line.facts['alarm'])).toContain('rate_change_refused')
    expect(valueOf(await changes(it)).items).toEqual([])
    expect((await phone.rows(it)).installments).toEqual(before.installments)
  })

  test('dearer from a day that has passed is not believed; nobody else sees the changes of a loan', async () => {
    const made = await borrowed(world)
    for (const row of (await phone.rows(made)).installments.slice(0, 1))
      valueOf(await phone.pay(made, { amountMinor: row.totalMinor }))
    world.advance(40 * dayMs)
    const it = { ...made, me: await signIn(world.url, made.me.phone) }
    await announce(it, rate(it) + 10_000, 0)
    await eventually('people are called', async () =>
      (await refusals(it)).includes('told_late') ? true : undefined,
    )
    const stranger = await signIn(world.url, newPhone())
    expect((await changes(it, stranger.token)).problem?.code).toBe('not_found')
  })
})
