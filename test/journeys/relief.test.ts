import { openPartsOf } from '@miaoguo/shared/servicing/standing-rows'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { relievingOf } from '../support/relieving.ts'
import { asTheirs, borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { eventually, newPhone, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)
const dayMs = 86_400_000

describe.each(databases)('on %s', (database) => {
  let world: World
  let phone: ReturnType<typeof repayingOf>
  let hard: ReturnType<typeof relievingOf>
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { huaxin: { decisionDelayMs: 20 } } })
    phone = repayingOf(world)
    hard = relievingOf(world)
  })
  afterAll(() => world.close())

  /** Both books say the same of every row, to the fen and the day. */
  async function booksAgree(it: Borrowed): Promise<void> {
    const rows = (await phone.rows(it)).installments.map(asTheirs)
    expect(rows).toEqual(phone.theirs(it)?.rows)
    const open = rows.reduce((sum, row) => sum + openPartsOf(row).principalMinor, 0)
    expect((await it.loan()).outstandingMinor).toBe(open)
  }
  const tales = async (it: Borrowed) =>
    (
      await world.deps.db
        .selectFrom('audit')
        .select('action')
        .where('subject', '=', it.loanId)
        .where('action', 'like', 'relief%')
        .orderBy('id')
        .execute()
    ).map((line) => line.action)
  const noAlarm = () =>
    expect(world.logs.map((line) => line.facts['alarm'])).not.toContain('schedule_mismatch')

  test.each(['defer', 'lower', 'longer'] as const)(
    '%s is offered row by row, accepted once, and paid to zero by the new rows',
    async (kind) => {
      const it = await borrowed(world)
      const before = (await phone.rows(it)).installments
      const answered = await hard.asked(it, { topic: kind })
      const { relief } = answered
      expect(relief).toMatchObject({ status: 'offered', decidedAt: null, paper: { kind } })
      expect(relief?.paper.before.map((row) => row.totalMinor)).toEqual(
        before.map((row) => row.totalMinor),
      )
      // Nothing has changed by being offered.
      expect((await phone.rows(it)).installments).toEqual(before)
      const done = valueOf(await hard.accept(it, answered))
      expect(done.relief?.status).toBe('accepted')
      await booksAgree(it)
      const after = (await phone.rows(it)).installments
      expect(after.map(asTheirs)).toEqual(relief?.paper.after)
      const last = relief?.paper.effect.lastDue.afterOn
      expect([after.at(-1)?.dueOn, (last ?? '') > (before.at(-1)?.dueOn ?? '')]).toEqual([
        last,
        true,
      ])
      const bills = await phone.bills(it.me, { limit: '100' })
      expect(bills.items.map((row) => row.dueOn)).toEqual(after.map((row) => row.dueOn))
      // Agreed to again, even under another key, it stays the one thing that was done.
      expect(valueOf(await hard.accept(it, answered)).relief?.status).toBe('accepted')
      const reliefs = phone.theirs(it)?.operations.filter((one) => one.record.kind === 'relief')
      expect(reliefs).toHaveLength(1)
      expect(await tales(it)).toEqual([
        'relief.offered',
        'relief.begun',
        'relief.accepted',
        'relief.done',
      ])
      for (const row of after)
        expect(valueOf(await phone.pay(it, { amountMinor: row.totalMinor })).status).toBe(
          'succeeded',
        )
      expect((await it.loan()).status).toBe('paid_off')
      await booksAgree(it)
      noAlarm()
    },
  )

  test('a loan two rows late is deferred with them, and nothing of it is late any more', async () => {
    const made = await borrowed(world)
    world.advance(70 * dayMs)
    const it = { ...made, me: await signIn(world.url, made.me.phone) }
    expect((await phone.rows(it)).options.overdueMinor).toBeGreaterThan(0)
    const answered = await hard.asked(it, { topic: 'longer' })
    // Arrears are not spread: the lender offers what it can.
    expect(answered.relief?.paper.kind).toBe('defer')
    expect(valueOf(await hard.accept(it, answered)).relief?.status).toBe('accepted')
    expect((await phone.rows(it)).options.overdueMinor).toBe(0)
    expect((await phone.bills(it.me)).totals[0]?.overdueCount ?? 0).toBe(0)
    const quote = valueOf(await phone.quote(it))
    const pays = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, pays)).status).toBe('succeeded')
  })

  test('a no changes nothing, and can be said again; a yes after it comes too late', async () => {
    const it = await borrowed(world)
    const before = (await phone.rows(it)).installments
    const answered = await hard.asked(it)
    for (const said of [await hard.refuse(it, answered.id), await hard.refuse(it, answered.id)])
      expect(valueOf(said).relief?.status).toBe('refused')
    expect((await hard.accept(it, answered)).problem?.code).toBe('relief_not_open')
    expect((await phone.rows(it)).installments).toEqual(before)
    expect(await tales(it)).toEqual(['relief.offered', 'relief.not_wanted'])
    expect(phone.theirs(it)?.operations).toEqual([])
  })

  test('what was not shown, or was paid on since, is not agreed to', async () => {
    const it = await borrowed(world)
    const answered = await hard.asked(it, { topic: 'longer' })
    const other = await hard.accept(it, answered, `sha256:${'0'.repeat(64)}`)
    expect(other.problem?.code).toBe('relief_changed')
    valueOf(await phone.pay(it, { amountMinor: 100 }))
    expect((await hard.accept(it, answered)).problem?.code).toBe('relief_changed')
    const stranger = { ...it, me: await signIn(world.url, newPhone()) }
    expect((await hard.accept(stranger, answered)).problem?.code).toBe('not_found')
    await booksAgree(it)
  })

  test('an offer that has expired is shown as that, and cannot be agreed to', async () => {
    const made = await borrowed(world)
    const answered = await hard.asked(made)
    world.advance(9 * dayMs)
    const it = { ...made, me: await signIn(world.url, made.me.phone) }
    expect((await hard.view(it, answered.id)).relief?.status).toBe('expired')
    expect((await hard.accept(it, answered)).problem?.code).toBe('relief_not_open')
    expect((await hard.refuse(it, answered.id)).problem?.code).toBe('relief_not_open')
  })

  test('a line that drops after the lender changed its books leaves it unknown, then settles it once', async () => {
    const it = await borrowed(world)
    const answered = await hard.asked(it, { text: '本月住院，收入减少。drop' })
    expect(valueOf(await hard.accept(it, answered)).relief?.status).toBe('accepting')
    expect((await phone.pay(it, { amountMinor: 1 })).problem?.code).toBe('operation_pending')
    await eventually('the relief is settled', async () =>
      (await hard.view(it, answered.id)).relief?.status === 'accepted' ? true : undefined,
    )
    expect(phone.theirs(it)?.operations).toHaveLength(1)
    await booksAgree(it)
  })

  test('a relief a fen off our own arithmetic is never shown, and people are called', async () => {
    const it = await borrowed(world)
    const answered = await hard.asked(it, {
      topic: 'longer',
      text: '本月住院，收入减少。a fen off',
    })
    expect(answered).toMatchObject({ outcome: 'granted', relief: null })
    expect(world.logs.filter((line) => line.facts['alarm'] === 'relief_mismatch')).toMatchObject([
      { facts: { serviceRequestId: answered.id } },
    ])
    expect((await hard.accept(it, answered, 'x')).problem?.code).toBe('relief_not_open')
  })
})
