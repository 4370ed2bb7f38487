import { randomUUID } from 'node:crypto'
import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { openPartsOf } from '@miaoguo/shared/servicing/standing-rows'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { asTheirs, borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, eventually, newPhone, signIn, valueOf, type Shopper } from '../support/shopper.ts'

afterAll(closeDatabases)
const dayMs = 86_400_000

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

  /** Both books say the same of every row, to the fen and the day. */
  const booksAgree = async (it: Borrowed): Promise<void> => {
    const rows = (await phone.rows(it)).installments.map(asTheirs)
    const account = phone.theirs(it)
    expect(rows).toEqual(account?.rows)
    expect(account?.repaidMinor).toBe(rows.reduce((sum, row) => sum + row.paidMinor, 0))
    const open = rows.reduce((sum, row) => sum + openPartsOf(row).principalMinor, 0)
    expect((await it.loan()).outstandingMinor).toBe(open)
  }
  const loanOf = async (me: Shopper, id: string) =>
    valueOf(await call(world.url, loanContract.view, { token: me.token, params: { id } }))
  test('a new loan is in the calendar of bills across lenders, and paying a row on its day closes it', async () => {
    const it = await borrowed(world)
    const other = await borrowed(world, { lender: 'Suyi', me: it.me })
    const before = await phone.bills(it.me, { limit: '100' })
    const days = before.items.map((row) => row.dueOn)
    expect(days).toEqual(days.toSorted())
    expect(new Set(before.items.map((row) => row.loanId))).toEqual(
      new Set([it.loanId, other.loanId]),
    )
    expect(new Set(before.items.map((row) => row.lenderName.en)).size).toBe(2)
    const first = await phone.bills(it.me, { limit: '1' })
    const second = await phone.bills(it.me, { limit: '1', cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items]).toEqual(before.items.slice(0, 2))

    const { installments, options } = await phone.rows(it)
    const row = installments[0]
    const due = row?.totalMinor ?? 0
    expect(options).toMatchObject({ overdueMinor: 0, payableMinor: due, pending: null })
    const preview = valueOf(await phone.preview(it, { amountMinor: due }))
    expect(preview).toMatchObject({
      pays: [{ number: 1, amountMinor: due, closes: true }],
      aheadMinor: 0,
      effect: { savedMinor: 0 },
    })
    const paid = valueOf(await phone.pay(it, { amountMinor: due }))
    expect(paid).toMatchObject({ status: 'succeeded', amountMinor: due, refusal: null })
    const after = await phone.rows(it)
    expect(after.installments.map((one) => one.paidMinor)).toEqual(
      preview.scheduleAfter.map((one) => one.paidMinor),
    )
    expect(after.installments[0]).toMatchObject({ state: 'paid', paidOn: after.asOf })
    const loan = await it.loan()
    expect([loan.nextDueOn, loan.nextDueMinor]).toEqual([
      installments[1]?.dueOn,
      installments[1]?.totalMinor,
    ])
    const closed = await phone.bills(it.me, { which: 'paid' })
    expect(closed.items).toMatchObject([{ loanId: it.loanId, number: 1, outstandingMinor: 0 }])
    await booksAgree(it)
  })

  test('two taps, even with two keys at once, pay once', async () => {
    const it = await borrowed(world)
    const amountMinor = (await phone.rows(it)).options.payableMinor
    const key = randomUUID()
    const [one, two] = await Promise.all([
      phone.pay(it, { amountMinor }, key),
      phone.pay(it, { amountMinor }, key),
    ])
    const answered = [one, two].find((answer) => answer.value)
    expect(answered?.value?.status).toBe('succeeded')
    const again = valueOf(await phone.pay(it, { amountMinor }, key))
    expect(again).toEqual(answered?.value)
    expect(phone.theirs(it)?.repaidMinor).toBe(amountMinor)
    const next = (await phone.rows(it)).options.payableMinor
    const rivals = await Promise.all([
      phone.pay(it, { amountMinor: next }),
      phone.pay(it, { amountMinor: next }),
    ])
    // Either the second finds the first under way, or it pays the row after: never the same row twice.
    const done = rivals.filter((answer) => answer.value?.status === 'succeeded').length
    expect(done).toBeGreaterThan(0)
    expect(phone.theirs(it)?.repaidMinor).toBe(amountMinor + done * next)
    await booksAgree(it)
  })

  test('repaid ahead in part, the installments stay or fall as was previewed, and the saving is what is then not owed', async () => {
    for (const keep of ['installment', 'term'] as const) {
      const it = await borrowed(world)
      const before = await phone.rows(it)
      expect(before.options.prepayment).toEqual(['installment', 'term'])
      const asked = { kind: 'prepayment', keep, amountMinor: 50_000 }
      const preview = valueOf(await phone.preview(it, asked))
      expect(preview.effect.savedMinor).toBeGreaterThan(0)
      expect(preview.aheadMinor).toBe(50_000)
      const sums = (rows: typeof preview.scheduleAfter) =>
        rows.reduce((sum, row) => sum + row.totalMinor, 0)
      expect(sums(before.installments) - sums(preview.scheduleAfter)).toBe(
        preview.effect.savedMinor,
      )
      expect(preview.effect.lastDue.afterOn === preview.effect.lastDue.beforeOn).toBe(
        keep === 'term',
      )
      expect(valueOf(await phone.pay(it, asked)).status).toBe('succeeded')
      expect((await phone.rows(it)).installments.map(asTheirs)).toEqual(
        preview.scheduleAfter.map(asTheirs),
      )
      await booksAgree(it)
    }
  })

  test('a payoff is quoted by the lender, agrees with the terms, saves what it says and closes the loan', async () => {
    const it = await borrowed(world, { lender: 'Lezhong' })
    const before = await phone.rows(it)
    expect(before.options).toMatchObject({ prepayment: [], payoff: true })
    const quote = valueOf(await phone.quote(it))
    expect(quote.principalMinor + quote.interestMinor + quote.feeMinor).toBe(quote.totalMinor)
    const scheduled = before.installments.reduce((sum, row) => sum + row.totalMinor, 0)
    expect(quote.savedMinor).toBe(scheduled - quote.totalMinor)
    const asked = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    const other = await phone.pay(it, { ...asked, amountMinor: quote.totalMinor + 1 })
    expect(other.problem?.code).toBe('payoff_amount_changed')
    expect(valueOf(await phone.pay(it, asked)).status).toBe('succeeded')
    expect(await it.loan()).toMatchObject({
      status: 'paid_off',
      outstandingMinor: 0,
      nextDueOn: null,
    })
    expect((await phone.bills(it.me)).items.filter((row) => row.loanId === it.loanId)).toEqual([])
    await booksAgree(it)
    const more = await phone.pay(it, { amountMinor: 1 })
    expect(more.problem?.code).toBe('loan_not_active')
    const lines = await world.deps.db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', it.loanId)
      .orderBy('id')
      .execute()
    expect(lines.map((line) => line.action)).toEqual([
      'repayment.begun',
      'repayment.done',
      'loan.closed',
    ])
  })

  test('a lender whose payoff is a fen off its own terms is not shown, and people are called', async () => {
    const it = await borrowed(world, { lender: 'Suyi', ending: '0013' })
    const refused = await phone.quote(it)
    expect(refused.problem).toMatchObject({ status: 502, code: 'lender_figures_differ' })
    expect(world.logs.filter((line) => line.facts['alarm'] === 'payoff_mismatch')).toMatchObject([
      { facts: { loanId: it.loanId } },
    ])
  })

  test('a line that drops after the lender booked leaves the repayment unknown, then settles it once', async () => {
    const it = await borrowed(world, { lender: 'Suyi', ending: '0014' })
    const amountMinor = (await phone.rows(it)).options.payableMinor
    const sent = valueOf(await phone.pay(it, { amountMinor }))
    expect(sent.status).toBe('pending')
    expect((await phone.rows(it)).options.pending?.id).toBe(sent.id)
    const busy = await phone.pay(it, { amountMinor: 1 })
    expect(busy.problem?.code).toBe('operation_pending')
    expect((await phone.settled(it, sent.id)).status).toBe('succeeded')
    expect(phone.theirs(it)?.repaidMinor).toBe(amountMinor)
    expect(phone.theirs(it)?.operations).toHaveLength(1)
    await booksAgree(it)
  })

  test('money that came to the lender without us is taken over from its rows, and the quote is right again', async () => {
    const it = await borrowed(world)
    const row = (await phone.rows(it)).installments[0]
    const lender = world.deps.lenders.byCode('huaxin')?.lender
    const outside = await lender?.repay({
      operationReference: `at-the-counter-${it.loanId}`,
      loanReference: phone.theirs(it)?.loanReference ?? '',
      today: world.deps.today(),
      amountMinor: row?.totalMinor ?? 0,
      currency: 'CNY',
      kind: 'installment',
    })
    expect(outside?.outcome).toBe('settled')
    const quote = valueOf(await phone.quote(it))
    expect(quote.principalMinor).toBe(120_000 - (row?.principalMinor ?? 0))
    expect((await phone.rows(it)).installments[0]?.state).toBe('paid')
    await booksAgree(it)
  })

  test('what cannot be paid is refused by name, and another borrower finds nothing', async () => {
    const it = await borrowed(world)
    const stranger = { ...it, me: await signIn(world.url, newPhone()) }
    for (const asked of [phone.quote(stranger), phone.pay(stranger, { amountMinor: 1 })])
      expect((await asked).problem?.status).toBe(404)
    const due = (await phone.rows(it)).options.payableMinor
    const codes = await Promise.all(
      [
        { amountMinor: due + 1 },
        { amountMinor: 1, currency: 'USD' },
        { kind: 'prepayment', keep: 'term', amountMinor: 120_000 },
        { kind: 'payoff', amountMinor: 1, payoffQuoteId: 'pfq_0000000000000000' },
        { kind: 'prepayment', amountMinor: 1 },
      ].map(async (pays) => (await phone.pay(it, pays)).problem?.code),
    )
    expect(codes).toEqual([
      'amount_exceeds_due',
      'currency_mismatch',
      'amount_exceeds_outstanding',
      'payoff_quote_expired',
      'input_invalid',
    ])
    expect(phone.theirs(it)?.repaidMinor).toBe(0)
  })

  test('behind by two rows, said first and plainly, then cured; a quote of another day is stale', async () => {
    const made = await borrowed(world)
    const early = valueOf(await phone.quote(made))
    world.advance(70 * dayMs)
    const me = await signIn(world.url, made.me.phone)
    const it = { ...made, me, loan: () => loanOf(me, made.loanId) }
    const late = await phone.rows(it)
    expect(late.installments.map((row) => row.state).slice(0, 3)).toEqual([
      'overdue',
      'overdue',
      late.installments[2]?.state,
    ])
    const bills = await phone.bills(it.me)
    expect(bills.items[0]).toMatchObject({ loanId: it.loanId, state: 'overdue' })
    expect(bills.totals).toMatchObject([
      { currency: 'CNY', overdueMinor: late.options.overdueMinor, overdueCount: 2 },
    ])
    const stale = await phone.pay(it, {
      kind: 'payoff',
      amountMinor: early.totalMinor,
      payoffQuoteId: early.id,
    })
    expect(stale.problem?.code).toBe('payoff_quote_expired')
    const part = valueOf(await phone.pay(it, { amountMinor: 10_000 }))
    expect(part.status).toBe('succeeded')
    const rest = late.options.overdueMinor - 10_000
    expect(valueOf(await phone.pay(it, { amountMinor: rest })).status).toBe('succeeded')
    const cured = await phone.rows(it)
    expect(cured.options.overdueMinor).toBe(0)
    expect(cured.installments[0]).toMatchObject({ state: 'paid', paidOn: cured.asOf })
    expect((await phone.bills(it.me)).totals[0]?.overdueCount ?? 0).toBe(0)
    const quote = valueOf(await phone.quote(it))
    const paid = await phone.pay(it, {
      kind: 'payoff',
      amountMinor: quote.totalMinor,
      payoffQuoteId: quote.id,
    })
    expect(valueOf(paid).status).toBe('succeeded')
    await booksAgree(it)
    expect((await it.loan()).status).toBe('paid_off')
  })

  test('a merchant whose test clock is moved on sees a row fall behind, in the sums too, and it can be paid', async () => {
    const it = await borrowed(world)
    const body = { seconds: (40 * dayMs) / 1000 }
    const token = demoMerchant.secretKey
    valueOf(await call(world.url, testClockContract.advance, { token, body }))
    const late = await phone.rows(it)
    expect(late.installments[0]?.state).toBe('overdue')
    const bills = await phone.bills(it.me)
    expect(bills).toMatchObject({
      asOf: late.asOf,
      totals: [{ overdueMinor: late.options.overdueMinor, overdueCount: 1 }],
    })
    const paid = valueOf(await phone.pay(it, { amountMinor: late.options.overdueMinor }))
    expect(paid.status).toBe('succeeded')
    expect((await phone.rows(it)).installments[0]?.paidOn).toBe(late.asOf)
    await booksAgree(it)
  })

  test('every schedule was read again at its lender, and none was other than ours', async () => {
    await eventually('no reading is left to do', async () => {
      const left = await sql<{ n: number }>`select count(*)::int as n from pgboss.job
        where name = 'mirror-loan' and state <> 'completed'`.execute(world.deps.db)
      return left.rows[0]?.n === 0 || undefined
    })
    const alarms = world.logs.map((line) => line.facts['alarm'])
    expect(alarms).not.toContain('schedule_mismatch')
  })
})
