import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { bind, cardNumberOf, idNumberOf, verified, verify } from '../support/applying.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { call, newPhone, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database)
  })
  afterAll(() => world.close())

  const somebody = () => signIn(world.url, newPhone())
  const everythingStored = async (): Promise<string> => {
    const people = await sql`select * from applicants`.execute(world.deps.db)
    const cards = await sql`select * from bank_cards`.execute(world.deps.db)
    const replies = await sql`select * from replies`.execute(world.deps.db)
    return JSON.stringify([people.rows, cards.rows, replies.rows])
  }

  test('a person is checked once, bound to a card of their own, and shown masked; nothing is kept or logged in the clear', async () => {
    const me = await somebody()
    const idNumber = idNumberOf('1988-12-31', 733)
    const number = cardNumberOf(98_765_432_101)
    valueOf(await verify(me, { name: '欧阳某某', idNumber }))
    const applicant = valueOf(await bind(me, { number: number.replace(/(.{4})/g, '$1 ').trim() }))
    expect(applicant).toMatchObject({
      identity: {
        nameMasked: '*某',
        idNumberMasked: `110***********${idNumber.slice(-4)}`,
        student: false,
      },
      cards: [{ issuerName: { zhCN: '中国农业银行' }, lastFour: number.slice(-4) }],
    })
    expect(valueOf(await call(world.url, applicantContract.view, { token: me.token }))).toEqual(
      applicant,
    )
    const kept = await everythingStored()
    const logged = JSON.stringify(world.logs)
    for (const secret of ['欧阳某某', idNumber, number]) {
      expect(kept).not.toContain(secret)
      expect(logged).not.toContain(secret)
    }
    // The card bound again is the same card.
    expect(valueOf(await bind(me, { number })).cards).toHaveLength(1)
  })

  test('an ID number with a wrong digit is refused before anybody is asked, and the field is named', async () => {
    const me = await somebody()
    const good = idNumberOf()
    const wrong = `${good.slice(0, 16)}${(Number(good[16]) + 1) % 10}${good[17]}`
    const refused = await verify(me, { idNumber: wrong })
    expect(refused.problem).toMatchObject({
      code: 'input_invalid',
      errors: [{ pointer: '/idNumber' }],
    })
    const card = cardNumberOf()
    const off = `${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}`
    expect((await bind(me, { number: off })).problem).toMatchObject({
      code: 'input_invalid',
      errors: [{ pointer: '/number' }],
    })
  })

  test('somebody is an adult on the day they turn eighteen, not the day before', async () => {
    const today = world.deps.today()
    const year = Number(today.slice(0, 4)) - 18
    const birthday = `${year}${today.slice(4)}`
    const dayAfter = new Date(Date.parse(`${birthday}T00:00:00Z`) + 86_400_000)
      .toISOString()
      .slice(0, 10)
    const young = await verify(await somebody(), { idNumber: idNumberOf(dayAfter) })
    expect(young.problem?.code).toBe('identity_not_adult')
    expect((await verify(await somebody(), { idNumber: idNumberOf(birthday) })).status).toBe(200)
  })

  test('an account is one person’s; whether they study may change', async () => {
    const me = await somebody()
    valueOf(await verify(me))
    expect((await verify(me, { idNumber: idNumberOf('1991-03-07', 102) })).problem?.code).toBe(
      'identity_other',
    )
    expect(valueOf(await verify(me, { student: true })).identity?.student).toBe(true)
  })

  test('a card is its owner’s: nobody else sees or removes it, and removed its number is gone', async () => {
    const me = await somebody()
    const [card] = (await verified(me)).cards
    const remove = (token: string) =>
      call(world.url, applicantContract.removeCard, {
        token,
        params: { id: card?.id ?? '' },
        body: {},
      })
    const other = await somebody()
    await verified(other)
    expect((await remove(other.token)).problem?.code).toBe('not_found')
    expect(valueOf(await remove(me.token)).cards).toEqual([])
    expect((await remove(me.token)).problem?.code).toBe('not_found')
    const rows = await world.deps.db
      .selectFrom('bankCards')
      .select('cardSealed')
      .where('id', '=', card?.id ?? '')
      .execute()
    expect(rows).toEqual([{ cardSealed: '' }])
    // Bound again it is a new binding.
    expect(valueOf(await bind(me)).cards).toHaveLength(1)
  })
})
