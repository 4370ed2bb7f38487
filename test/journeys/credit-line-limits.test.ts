import { changeLender } from '@miaoguo/bff/src/admin/change-lender.ts'
import { carryCreditLine } from '@miaoguo/bff/src/credit-lines/carry-credit-line.ts'
import { readExpired } from '@miaoguo/bff/src/credit-lines/read-expired.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { linesOf, throughLine } from '../support/credit-lines.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { drawingOf } from '../support/drawing.ts'
import { repayingOf } from '../support/repaying.ts'
import {
  apply,
  decided,
  eventually,
  newPhone,
  requestOffers,
  signIn,
  valueOf,
} from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)

const dayMs = 86_400_000

describe.each(databases)('on %s', (database) => {
  let world: World
  let lines: ReturnType<typeof linesOf>
  /** What the lender tells of its lines instead of what is so. */
  let lying: Record<string, unknown> = {}
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: {
        lezhong: { quoteDelayMs: 5 },
        suyi: {
          quoteDelayMs: 5,
          decisionDelayMs: 300,
          err: (route, answer) =>
            route.includes('/credit-lines') && typeof answer === 'object' && 'body' in answer
              ? { ...answer, body: { ...(answer.body as object), ...lying } }
              : undefined,
        },
      },
    })
    lines = linesOf(world)
  })
  afterAll(() => world.close())

  const { order, agreeTo, drawn } = drawingOf(() => world)

  test('a limit lowered below what is used leaves nothing to draw, and is read by its borrower', async () => {
    const { me, line } = await lines.opened({ ending: '0032' })
    await drawn(me, line)
    const lowered = await lines.until(me, line.id, (it) => it.limitMinor === 60_000)
    expect(lowered).toMatchObject({ usedMinor: 120_000, availableMinor: 0, status: 'active' })
    expect((await lines.view(me, line.id)).changes[0]).toMatchObject({
      what: 'limit',
      fromMinor: 800_000,
      toMinor: 60_000,
      by: 'lender',
    })
    const { offers } = await requestOffers(me, await order())
    expect(offers.length).toBeGreaterThan(0)
    expect(offers.filter((it) => it.creditLine)).toEqual([])
  })

  test('a line suspended while its sheet is read refuses with the reason, and other offers stay', async () => {
    const { me, line } = await lines.opened()
    const checkout = await order()
    const request = await requestOffers(me, checkout)
    const offer = throughLine(request, line)
    const consent = await agreeTo(me, offer)
    await lines.byHand('suyi', line.id, { status: 'suspended' })
    await lines.until(me, line.id, (it) => it.status === 'suspended')
    const refused = (await apply(me, consent)).problem
    expect(refused).toMatchObject({
      code: 'credit_line_unavailable',
      facts: { reason: 'suspended', creditLineId: line.id },
    })
    expect(lines.theirsOf(line.id).loans).toEqual([])
    const again = await requestOffers(me, checkout)
    expect(again.offers.some((it) => it.creditLine)).toBe(false)
    expect(again.offers.some((it) => it.lender.id === offer.lender.id)).toBe(true)
    await lines.byHand('suyi', line.id, { status: 'active' })
    await lines.until(me, line.id, (it) => it.status === 'active')
    throughLine(await requestOffers(me, checkout), line)
  })

  test('what is held of a limit is given back when the hold ends, and by a refund', async () => {
    const { me, line } = await lines.opened()
    const till = tillOf(world)
    const held = await drawn(me, line, { captureMode: 'manual' })
    await lines.agree(me, line.id, 120_000)
    valueOf(await till.ask('cancel', held.it.authorization.id))
    await lines.agree(me, line.id, 0)

    const captured = await drawn(me, line, { captureMode: 'manual', amountMinor: 90_000 })
    await till.capture(captured.it.authorization.id, { amountMinor: 90_000 })
    await lines.agree(me, line.id, 90_000)
    valueOf(await till.refund(captured.it.authorization.id, { amountMinor: 40_000 }))
    await lines.agree(me, line.id, 50_000)
    await eventually('our rows are the lender’s', async () => {
      const { outstandingMinor } = await captured.it.loan()
      return outstandingMinor === 50_000 || undefined
    })
    await expectBooksAgree(repayingOf(world), captured.it)
    expect((await lines.view(me, line.id)).loans.map((it) => it.outstandingMinor)).toEqual([
      50_000, 0,
    ])
  })

  test('a withdrawal within the cooling-off days gives the limit back whole', async () => {
    const { me, line } = await lines.opened()
    const { it } = await drawn(me, line)
    await lines.agree(me, line.id, 120_000)
    const phone = repayingOf(world)
    const { totalMinor: amountMinor } = valueOf(await phone.undoing(it))
    valueOf(await phone.pay(it, { kind: 'withdrawal', amountMinor }))
    await lines.agree(me, line.id, 0)
    expect(await it.loan()).toMatchObject({ status: 'withdrawn' })
  })

  test('two orders at once never take more than the limit: the lender’s books judge', async () => {
    const { me, line } = await lines.opened()
    const ready = await Promise.all(
      [0, 1, 2].map(async () => {
        const offer = throughLine(
          await requestOffers(me, await order({ amountMinor: 500_000 })),
          line,
        )
        return agreeTo(me, offer)
      }),
    )
    const asked = await Promise.all(ready.map((consent) => apply(me, consent)))
    const told = await Promise.all(
      asked.map(async (it) =>
        it.value ? (await decided(me, it.value.id)).status : it.problem.code,
      ),
    )
    expect(told.filter((it) => it === 'approved')).toHaveLength(1)
    expect(told.filter((it) => it === 'declined' || it === 'credit_line_unavailable')).toHaveLength(
      2,
    )
    await lines.agree(me, line.id, 500_000)
    expect((await lines.view(me, line.id)).loans).toHaveLength(1)
  })

  const licence = (validThrough: string) =>
    changeLender(
      { db: world.deps.db, actor: 'test', now: world.deps.now() },
      { verb: 'set-licence', code: 'suyi', options: { 'valid-through': validThrough } },
    )

  test('a lender whose licence ends offers no line, and its line cannot be drawn', async () => {
    const { me, line } = await lines.opened()
    const checkout = await order()
    const consent = await agreeTo(me, throughLine(await requestOffers(me, checkout), line))
    await licence('2020-01-01')
    const noticed = (away: boolean) => lines.until(me, line.id, (it) => it.lenderAway === away)
    await noticed(true)
    expect((await apply(me, consent)).problem?.code).toBe('offer_withdrawn')
    expect((await requestOffers(me, checkout)).offers.some((it) => it.creditLine)).toBe(false)
    const other = await signIn(world.url, newPhone())
    expect((await lines.offerings(other)).map((it) => it.notice.lender.licenceType)).toEqual([
      'consumer_finance',
    ])
    await licence('2029-03-31')
    await noticed(false)
    throughLine(await requestOffers(me, checkout), line)
  })

  test('who may not lend any more is not told again who asked, and is only asked what it knows', async () => {
    const { me, line } = await lines.opened({ ending: '0034' })
    expect(line).toMatchObject({ status: 'applied', readAt: null })
    await licence('2020-01-01')
    await lines.until(me, line.id, (it) => it.lenderAway)
    await carryCreditLine(world.deps, { creditLineId: line.id })
    await lines.until(me, line.id, (it) => it.status === 'active' && it.lenderAway)
    expect(lines.theirsOf(line.id).line.askedTimes).toBe(1)
    await licence('2029-03-31')
    await lines.until(me, line.id, (it) => !it.lenderAway)
  })

  test('a line granted on other terms than were shown is believed by nobody, and people are called', async () => {
    lying = { annualInterestPpm: 360_000 }
    const { me, line } = await lines.opened()
    expect(line).toMatchObject({ status: 'applied', readAt: null, availableMinor: 0 })
    const alarms = world.logs.filter((it) => it.facts['alarm'] === 'credit_line.contradiction')
    expect(alarms.map((it) => it.facts['creditLineId'])).toContain(line.id)
    // Sums that contradict each other are no answer at all.
    lying = { availableMinor: 1 }
    await carryCreditLine(world.deps, { creditLineId: line.id })
    expect((await lines.view(me, line.id)).readAt).toBeNull()
    lying = {}
    await lines.until(me, line.id, (it) => it.status === 'active')
  })

  test('the day after its last a line has expired; what is owed stays owed', async () => {
    const { me, line } = await lines.opened()
    const { it } = await drawn(me, line)
    await lines.agree(me, line.id, 120_000)
    world.advance(367 * dayMs)
    const late = await signIn(world.url, me.phone)
    expect((await requestOffers(late, await order())).offers.some((one) => one.creditLine)).toBe(
      false,
    )
    await readExpired(world.deps)
    await carryCreditLine(world.deps, { creditLineId: line.id })
    const expired = await lines.view(late, line.id)
    expect(expired).toMatchObject({ status: 'expired', usedMinor: 120_000, availableMinor: 0 })
    expect(expired.changes[0]).toMatchObject({ from: 'active', to: 'expired', by: 'lender' })
    expect(expired.loans).toMatchObject([{ id: it.loanId, outstandingMinor: 120_000 }])
    expect((await lines.close(late, line.id)).problem?.code).toBe('credit_line_not_open')
  })
})
