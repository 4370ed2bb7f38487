import { remind } from '@miaoguo/bff/src/reminders/remind.ts'
import type { Deps } from '@miaoguo/bff/src/deps.ts'
import type { NoticeOutcome } from '@miaoguo/bff/src/sessions/identity.ts'
import { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, valueOf, type Shopper } from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  let codes = 0
  // Each story moves its clock, so each has a world.
  beforeEach(async () => {
    world = await openWorldOn(database)
  })
  afterEach(() => world.close())

  const goTo = (day: CalendarDate, hour: string): void =>
    world.advance(Date.parse(`${day}T${hour}:00+08:00`) - Date.parse(world.deps.wallNow()))
  const codeOf = (name: string): string => `${name}.${(codes += 1)}`
  /** Somebody who signs in on a platform, and what they owe. */
  const owing = async (platform: 'weapp' | 'alipay', name: string): Promise<Borrowed> => {
    const body = { platform, code: codeOf(name) }
    const { accessToken } = valueOf(await call(world.url, sessionContract.signIn, { body }))
    return borrowed(world, { me: { url: world.url, phone: '', token: accessToken } })
  }
  const permit = (me: Shopper, code: string) =>
    call(world.url, reminderContract.permit, { token: me.token, body: { code } })
  const settings = async (me: Shopper) =>
    valueOf(await call(world.url, reminderContract.view, { token: me.token }))
  const change = async (me: Shopper, body: { sms: boolean; platform?: false }) =>
    valueOf(await call(world.url, reminderContract.change, { token: me.token, body }))
  const firstRow = async (it: Borrowed) => {
    const [row] = (await repayingOf(world).rows(it)).installments
    if (!row) throw new Error('a loan has rows')
    return row
  }
  const kept = () =>
    world.deps.db
      .selectFrom('reminders')
      .select(['day', 'state', 'channel'])
      .orderBy('day')
      .execute()
  /** A phone we know of somebody on a platform, who then wants texts too. */
  const givePhone = async (it: Borrowed, phone: string): Promise<void> => {
    const row = await world.deps.db
      .selectFrom('loans')
      .select('borrowerId')
      .where('id', '=', it.loanId)
      .executeTakeFirstOrThrow()
    await world.deps.db
      .updateTable('borrowers')
      .set({ phone })
      .where('id', '=', row.borrowerId)
      .execute()
    await change(it.me, { sms: true })
  }
  /** A platform that answers so. */
  const answering = (outcome: NoticeOutcome): Deps => ({
    ...world.deps,
    identity: { ...world.deps.identity, sendNotice: async () => outcome },
  })

  test.each(['weapp', 'alipay'] as const)(
    'on %s one permission is one message, within the limits of its fields, and no more is sent than was permitted',
    async (platform) => {
      const it = await owing(platform, 'li')
      expect((await settings(it.me)).platform).toMatchObject({
        channel: platform,
        on: false,
        left: 0,
      })
      const row = await firstRow(it)
      const lender = (await it.loan()).lender.legalName.zhCN
      goTo(addDays(row.dueOn, -3), '09:30')
      await remind(world.deps)
      expect(world.identity.notices()).toEqual([])

      const again = await owing(platform, 'li')
      const { me } = again
      const permitted = valueOf(await permit(me, codeOf('li')))
      expect(permitted.platform).toMatchObject({ on: true, left: 1, refused: false })
      await remind(world.deps)
      await remind(world.deps)
      const [sent, ...more] = world.identity.notices()
      expect(more).toEqual([])
      expect(sent).toMatchObject({
        platform,
        template: permitted.platform?.templateId,
        page: `account/pages/loan/index?loan=${it.loanId}`,
      })
      const said = Object.values(sent?.data ?? {}).map((field) => field.value)
      const amount = formatMoney({ amountMinor: row.totalMinor, currency: 'CNY' })
      expect(said).toEqual([
        lender,
        amount.replaceAll(',', ''),
        `${row.dueOn
          .replace('-', '年')
          .replace('-', '月')
          .replace(/([年月])0/g, '$1')}日`,
        '3天后到期，已还清请忽略',
      ])
      expect((await settings(me)).platform).toMatchObject({ on: true, left: 0 })

      goTo(row.dueOn, '10:00')
      await remind(world.deps)
      expect(world.identity.notices()).toHaveLength(1)
      expect(await kept()).toEqual([
        { day: addDays(row.dueOn, -3), state: 'sent', channel: platform },
      ])
      expect(JSON.stringify(world.logs)).not.toContain(sent?.to)
    },
  )

  test('nobody is written to for somebody else’s code, and whom a platform writes to is forgotten on a no', async () => {
    const it = await owing('weapp', 'wang')
    expect((await permit(it.me, codeOf('zhao'))).problem?.code).toBe('login_code_invalid')
    valueOf(await permit(it.me, codeOf('wang')))
    valueOf(await permit(it.me, codeOf('wang')))
    expect((await settings(it.me)).platform).toMatchObject({ on: true, left: 2 })
    const off = await change(it.me, { sms: false, platform: false })
    expect(off.platform).toMatchObject({ on: false, left: 0 })
    const [row] = await world.deps.db.selectFrom('reminderSettings').selectAll().execute()
    expect(row).toMatchObject({ platform: null, subjectSealed: null, permissions: 0 })
    goTo((await firstRow(it)).dueOn, '10:00')
    await remind(world.deps)
    expect(world.identity.notices()).toEqual([])
  })

  test.each(['weapp', 'alipay'] as const)(
    'who takes none on %s gets a text where that was chosen, else is told so; never both',
    async (platform) => {
      const texted = await owing(platform, 'unwilling-a')
      const silent = await owing(platform, 'unwilling-b')
      valueOf(await permit(texted.me, codeOf('unwilling-a')))
      valueOf(await permit(silent.me, codeOf('unwilling-b')))
      const phone = '13900007777'
      await givePhone(texted, phone)
      goTo(addDays((await firstRow(texted)).dueOn, -3), '09:30')
      await remind(world.deps)
      await remind(world.deps)
      const texts = world.identity.inbox(phone).filter((one) => one.text.includes('还款提醒'))
      expect(texts).toHaveLength(1)
      expect(world.identity.notices()).toEqual([])
      expect((await kept()).map((one) => one.channel).toSorted()).toEqual(
        [platform, 'sms'].toSorted(),
      )
      expect((await kept()).map((one) => one.state).toSorted()).toEqual(['refused', 'sent'])
    },
  )

  test('who was refused sees it on the card, until they permit again', async () => {
    const it = await owing('weapp', 'unwilling-c')
    valueOf(await permit(it.me, codeOf('unwilling-c')))
    const { dueOn } = await firstRow(it)
    const before = { ...(await settings(it.me)).platform }
    expect(before).toMatchObject({ left: 1, refused: false })
    // The same hour of the wall, so that the session lives on.
    const ahead = Date.parse(`${addDays(dueOn, -3)}T10:00:00+08:00`)
    world.advance(ahead - Date.parse(world.deps.wallNow()))
    await remind(world.deps)
    const { accessToken } = valueOf(
      await call(world.url, sessionContract.signIn, {
        body: { platform: 'weapp', code: codeOf('unwilling-c') },
      }),
    )
    const me = { ...it.me, token: accessToken }
    expect((await settings(me)).platform).toMatchObject({ on: true, left: 0, refused: true })
    valueOf(await permit(me, codeOf('unwilling-c')))
    expect((await settings(me)).platform).toMatchObject({ left: 1, refused: false })
  })

  test('what may have arrived is not sent again; what has surely not left keeps its permission for the next hour', async () => {
    const it = await owing('weapp', 'sun')
    valueOf(await permit(it.me, codeOf('sun')))
    const { dueOn } = await firstRow(it)
    const left = async () =>
      (await world.deps.db.selectFrom('reminderSettings').select('permissions').execute())[0]
    goTo(addDays(dueOn, -3), '09:00')
    await remind(answering('failed'))
    expect(await left()).toEqual({ permissions: 1 })
    goTo(addDays(dueOn, -3), '10:00')
    await remind(answering('unsure'))
    expect(await left()).toEqual({ permissions: 0 })
    goTo(addDays(dueOn, -3), '11:00')
    await remind(world.deps)
    expect(world.identity.notices()).toEqual([])
    expect(await kept()).toEqual([{ day: addDays(dueOn, -3), state: 'sent', channel: 'weapp' }])
  })

  test('a text whose gateway took it and did not answer in time is one text, by its key', async () => {
    const it = await owing('weapp', 'he')
    const phone = '13900006666'
    await givePhone(it, phone)
    const { dueOn } = await firstRow(it)
    const late: Deps = {
      ...world.deps,
      identity: {
        ...world.deps.identity,
        sendText: async (...text) => {
          await world.deps.identity.sendText(...text)
          throw new Error('no answer in time')
        },
      },
    }
    goTo(dueOn, '09:00')
    await remind(late)
    goTo(dueOn, '10:00')
    await remind(world.deps)
    const texts = world.identity.inbox(phone).filter((one) => one.text.includes('还款提醒'))
    expect(texts).toHaveLength(1)
    expect(await kept()).toEqual([{ day: dueOn, state: 'sent', channel: 'sms' }])
  })
})
