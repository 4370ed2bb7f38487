import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { asTheirs, borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)
const dayMs = 86_400_000

describe.each(databases)('on %s', (database) => {
  let world: World
  let phone: ReturnType<typeof repayingOf>
  beforeAll(async () => {
    world = await openWorldOn(database)
    phone = repayingOf(world)
  })
  afterAll(() => world.close())

  /** The clock moves on, and the borrower signs in again. */
  async function later(it: Borrowed, days: number): Promise<Borrowed> {
    world.advance(days * dayMs)
    return { ...it, me: await signIn(world.url, it.me.phone) }
  }
  const loanNow = async (it: Borrowed) =>
    valueOf(
      await call(world.url, loanContract.view, {
        token: it.me.token,
        params: { id: it.loanId },
      }),
    )
  async function booksAgree(it: Borrowed): Promise<void> {
    const rows = (await phone.rows(it)).installments.map(asTheirs)
    expect(rows).toEqual(phone.theirs(it)?.rows)
    expect(phone.theirs(it)?.repaidMinor).toBe(rows.reduce((sum, row) => sum + row.paidMinor, 0))
  }

  test('late, paid in part and later cured: being late costs its days, in both books to the fen', async () => {
    const made = await borrowed(world)
    const [first, second] = (await phone.rows(made)).installments
    let it = await later(made, 40)
    const { asOf, installments, options, late } = await phone.rows(it)
    const dayOf = (on: string) => Math.round((Date.parse(asOf) - Date.parse(on)) / dayMs)
    const days = dayOf(first?.dueOn ?? '')
    // 0.05 % of overdue principal a day, from the day after the due date; two rows when the month was short.
    const costOf = (row: typeof first) =>
      Math.round(((row?.principalMinor ?? 0) * 500 * Math.max(0, dayOf(row?.dueOn ?? ''))) / 1e6)
    const cost = costOf(first) + costOf(second)
    expect(days).toBeGreaterThan(7)
    expect(installments.find((row) => row.principalMinor === 0)).toMatchObject({
      dueOn: asOf,
      feeMinor: cost,
      totalMinor: cost,
    })
    const rowsLate = installments.filter((row) => row.dueOn < asOf)
    const rowsMinor = rowsLate.reduce((sum, row) => sum + row.totalMinor, 0)
    expect(options.overdueMinor).toBe(rowsMinor + cost)
    expect(options.prepayment).toEqual([])
    expect((await phone.bills(it.me)).totals).toMatchObject([
      {
        overdueMinor: rowsMinor + cost,
        overdueCount: rowsLate.length,
        lateMinor: cost,
        overdueDays: days,
      },
    ])
    expect(late).toMatchObject({
      since: first?.dueOn,
      days,
      count: rowsLate.length,
      overdueMinor: rowsMinor + cost,
      costMinor: cost,
      ratePpmPerDay: 500,
      annualRatePpm: 180_000,
      steps: [{ kind: 'credit_report', on: addDays(first?.dueOn ?? '', 30) }],
      contactHours: { from: 8, to: 22 },
    })
    expect(late?.costPerDayMinor).toBeGreaterThan(0)
    // A part first: it goes to the oldest row, and what is then open goes on costing.
    expect(valueOf(await phone.pay(it, { amountMinor: 5_000 })).status).toBe('succeeded')
    await booksAgree(it)
    it = await later(it, 10)
    const again = await phone.rows(it)
    const charges = again.installments.filter((row) => row.principalMinor === 0)
    expect(charges).toHaveLength(2)
    expect(charges[1]?.totalMinor).toBeLessThan(cost)
    const over = await phone.pay(it, { amountMinor: again.options.payableMinor + 1 })
    expect(over.problem?.code).toBe('amount_exceeds_due')
    const cures = await phone.pay(it, { amountMinor: again.options.overdueMinor })
    expect(valueOf(cures).status).toBe('succeeded')
    const cured = await phone.rows(it)
    expect(cured.late).toBeNull()
    expect(cured.options).toMatchObject({ overdueMinor: 0, prepayment: ['installment', 'term'] })
    await booksAgree(it)
    // What was paid late is over: the rest is paid off as of any other loan.
    const quote = valueOf(await phone.quote(it))
    const pays = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, pays)).status).toBe('succeeded')
    expect((await loanNow(it)).status).toBe('paid_off')
    await booksAgree(it)
  })

  test('a payoff of a late loan is quoted with what being late has cost, and closes it', async () => {
    const it = await later(await borrowed(world), 45)
    const { installments } = await phone.rows(it)
    const charge = installments.find((row) => row.principalMinor === 0)
    const quote = valueOf(await phone.quote(it))
    expect(quote.feeMinor).toBe(charge?.feeMinor)
    const pays = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, pays)).status).toBe('succeeded')
    await booksAgree(it)
    expect((await loanNow(it)).status).toBe('paid_off')
  })

  test('no schedule was found other than ours', () => {
    expect(world.logs.map((line) => line.facts['alarm'])).not.toContain('schedule_mismatch')
  })
})
