import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problem, type Answer } from '../sandbox/lenders/desk.ts'
import type { World } from '../support/app.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { borrowed, repayingOf } from '../support/repaying.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  let closed = false
  /** A lender that does everything but show its books of a loan. */
  const hidden = (route: string): Answer | undefined =>
    closed && /^GET \/open-lender\/v1\/loans\/[^/]+$/.test(route)
      ? problem(503, 'unavailable')
      : undefined
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { suyi: { quoteDelayMs: 5, err: hidden } } })
  })
  afterAll(() => world.close())

  test('a lender that differs and cannot be read once more is refused, and a line says that it was not read', async () => {
    const phone = repayingOf(world)
    const it = await borrowed(world, { lender: 'Suyi', ending: '0013' })
    const notRead = () => world.logs.filter((line) => line.message === 'books not read once more')
    expect((await phone.quote(it)).problem?.code).toBe('lender_figures_differ')
    expect(notRead()).toEqual([])
    closed = true
    expect((await phone.quote(it)).problem?.code).toBe('lender_figures_differ')
    closed = false
    expect(notRead()).toMatchObject([
      {
        level: 'warn',
        facts: { loanId: it.loanId, error: expect.stringMatching(/^Error: loan of/) },
      },
    ])
    await expectBooksAgree(phone, it)
  })
})
