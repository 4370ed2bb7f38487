import { remind } from '@miaoguo/bff/src/reminders/remind.ts'
import type { Deps } from '@miaoguo/bff/src/deps.ts'
import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import { formatMoney } from '@miaoguo/shared/money/format'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays, daysBetween } from '@miaoguo/shared/time/due-dates'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, signIn, valueOf, type Shopper } from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  // Each story moves its clock, so each has a world.
  beforeEach(async () => {
    world = await openWorldOn(database)
  })
  afterEach(() => world.close())

  /** The clock moves to an hour in China. */
  const goTo = (day: CalendarDate, hour: string): void =>
    world.advance(Date.parse(`${day}T${hour}:00+08:00`) - Date.parse(world.deps.wallNow()))
  const choose = async (me: Shopper, sms: boolean) =>
    valueOf(await call(world.url, reminderContract.change, { token: me.token, body: { sms } }))
  const textsTo = (me: Shopper): string[] =>
    world.identity
      .inbox(me.phone)
      .map((it) => it.text)
      .filter((text) => text.includes('还款提醒'))
  const firstRow = async (it: Borrowed) => {
    const [row] = (await repayingOf(world).rows(it)).installments
    if (!row) throw new Error('a loan has rows')
    return row
  }
  /** A gateway that is out of reach. */
  const cutOff = (): Deps => ({
    ...world.deps,
    identity: {
      ...world.deps.identity,
      sendText: () => Promise.reject(new Problem('identity_unavailable')),
    },
  })

  test('who never asked, and who asked no more, is told nothing', async () => {
    const silent = await borrowed(world)
    const settings = await call(world.url, reminderContract.view, { token: silent.me.token })
    expect(valueOf(settings)).toEqual({
      sms: false,
      phoneMasked: `${silent.me.phone.slice(0, 3)}****${silent.me.phone.slice(-4)}`,
      // In a browser no platform writes.
      platform: null,
    })
    const left = await borrowed(world)
    expect((await choose(left.me, true)).sms).toBe(true)
    expect((await choose(left.me, false)).sms).toBe(false)
    const { dueOn } = await firstRow(silent)
    for (const day of [addDays(dueOn, -3), dueOn]) {
      goTo(day, '09:30')
      await remind(world.deps)
    }
    expect([...textsTo(silent.me), ...textsTo(left.me)]).toEqual([])
    const lines = await world.deps.db
      .selectFrom('audit')
      .select('facts')
      .where('action', '=', 'reminder_settings.changed')
      .orderBy('id')
      .execute()
    expect(lines).toEqual([{ facts: { sms: true } }, { facts: { sms: false } }])
  })

  test('who asked is told the sum once three days before and once on the day, never at night or twice', async () => {
    const one = await borrowed(world)
    const two = await borrowed(world, { me: one.me, amountMinor: 60_000, lender: 'Suyi' })
    await choose(one.me, true)
    const rows = [await firstRow(one), await firstRow(two)]
    const lenders = [await one.loan(), await two.loan()].map((it) => it.lender.legalName.zhCN)
    const dueOn = rows[0]?.dueOn ?? ''
    expect(rows.map((row) => row.dueOn)).toEqual([dueOn, dueOn])
    const sum = formatMoney({
      amountMinor: rows.reduce((all, row) => all + row.totalMinor, 0),
      currency: 'CNY',
    })
    goTo(addDays(dueOn, -4), '12:00')
    await remind(world.deps)
    goTo(addDays(dueOn, -3), '08:59')
    await remind(world.deps)
    expect(textsTo(one.me)).toEqual([])

    goTo(addDays(dueOn, -3), '09:00')
    await Promise.all([remind(world.deps), remind(world.deps)])
    goTo(addDays(dueOn, -3), '15:00')
    await remind(world.deps)
    const [before, ...more] = textsTo(one.me)
    expect(more).toEqual([])
    const [, month, day] = dueOn.split('-').map(Number)
    expect(before).toContain(`${month}月${day}日（3天后）应还 ${sum}（`)
    for (const name of lenders) expect(before).toContain(name)
    expect(before).toContain('，共2笔）')
    expect(before).not.toMatch(/https?:|逾期|征信|法律/)

    for (const ahead of [-2, -1]) {
      goTo(addDays(dueOn, ahead), '10:00')
      await remind(world.deps)
    }
    expect(textsTo(one.me)).toHaveLength(1)
    goTo(dueOn, '19:59')
    await remind(world.deps)
    goTo(dueOn, '20:00')
    await remind(world.deps)
    goTo(addDays(dueOn, 1), '10:00')
    await remind(world.deps)
    expect(textsTo(one.me)).toHaveLength(2)
    expect(textsTo(one.me)[1]).toContain(`（今天）应还 ${sum}（`)
    expect(JSON.stringify(world.logs)).not.toContain(one.me.phone)
  })

  test('the day is the one of the merchant’s test clock, the hour is the wall’s', async () => {
    goTo(addDays(world.deps.today(), 1), '10:00')
    const it = await borrowed(world)
    await choose(it.me, true)
    const days = daysBetween(world.deps.today(), (await firstRow(it)).dueOn)
    const pass = async (count: number) =>
      valueOf(
        await call(world.url, testClockContract.advance, {
          token: demoMerchant.secretKey,
          body: { seconds: count * 86_400 },
        }),
      )
    await pass(days - 3)
    await remind(world.deps)
    expect(textsTo(it.me)).toHaveLength(1)
    // There it is ten in the evening of the due day, here still ten in the morning.
    await pass(3.5)
    await remind(world.deps)
    expect(textsTo(it.me)).toHaveLength(2)
  })

  test('what was paid after the first message is not spoken of again', async () => {
    const made = await borrowed(world)
    await choose(made.me, true)
    const row = await firstRow(made)
    goTo(addDays(row.dueOn, -3), '10:00')
    await remind(world.deps)
    expect(textsTo(made.me)).toHaveLength(1)
    const it = { ...made, me: await signIn(world.url, made.me.phone) }
    const paid = await repayingOf(world).pay(it, { amountMinor: row.totalMinor })
    expect(valueOf(paid).status).toBe('succeeded')
    goTo(row.dueOn, '10:00')
    await remind(world.deps)
    expect(textsTo(made.me)).toHaveLength(1)
  })

  test('a message whose sending was cut off is not sent again: it may have arrived', async () => {
    const made = await borrowed(world)
    await choose(made.me, true)
    const { dueOn } = await firstRow(made)
    goTo(dueOn, '09:00')
    const sending = new Promise<void>((begun) => {
      const sendText = (): Promise<void> => {
        begun()
        // The process ends before the gateway answers.
        return new Promise(() => {})
      }
      void remind({ ...world.deps, identity: { ...world.deps.identity, sendText } })
    })
    await sending
    goTo(dueOn, '10:00')
    await remind(world.deps)
    expect(textsTo(made.me)).toEqual([])
  })

  test('a message that could not be sent is tried again in the next hours of that day, not on the next', async () => {
    const made = await borrowed(world)
    await choose(made.me, true)
    const { dueOn } = await firstRow(made)
    const kept = async () =>
      world.deps.db
        .selectFrom('reminders')
        .select(['day', 'state', 'tries'])
        .orderBy('day')
        .execute()
    const before = addDays(dueOn, -3)
    goTo(before, '09:00')
    await remind(cutOff())
    // The same hour is over for it.
    await remind(world.deps)
    expect(textsTo(made.me)).toEqual([])
    goTo(before, '10:00')
    await remind(cutOff())
    expect(await kept()).toEqual([{ day: before, state: 'failed', tries: 2 }])
    goTo(addDays(before, 1), '09:00')
    await remind(world.deps)
    expect(textsTo(made.me)).toEqual([])

    goTo(dueOn, '09:00')
    await remind(cutOff())
    goTo(dueOn, '10:00')
    await remind(world.deps)
    goTo(dueOn, '11:00')
    await remind(world.deps)
    expect(textsTo(made.me)).toHaveLength(1)
    expect(await kept()).toEqual([
      { day: before, state: 'failed', tries: 2 },
      { day: dueOn, state: 'sent', tries: 2 },
    ])
    const warned = world.logs.filter((line) => line.message === 'reminders not sent')
    expect(warned.map((line) => line.facts)).toEqual([{ failed: 1 }, { failed: 1 }, { failed: 1 }])
  })
})
