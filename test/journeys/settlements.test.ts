import { gatherSettlements } from '@miaoguo/bff/src/settlements/gather-settlements.ts'
import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import {
  authorizationContract,
  refundContract,
} from '@miaoguo/shared/contract/merchant/authorizations'
import { settlementContract } from '@miaoguo/shared/contract/merchant/settlements'
import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import { addDays } from '@miaoguo/shared/time/due-dates'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant, demoUsers } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { signInToConsole } from '../support/console.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held } from '../support/held.ts'
import {
  apply,
  call,
  consentTo,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
} from '../support/shopper.ts'

afterAll(closeDatabases)
const merchant = { token: demoMerchant.secretKey }

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database)
  }, 60_000)
  afterAll(() => world.close())

  const all = async () =>
    valueOf(
      await call(world.url, settlementContract.list, { ...merchant, query: { limit: '100' } }),
    ).items
  const of = async (id: string) =>
    valueOf(await call(world.url, settlementContract.view, { ...merchant, params: { id } }))
  const huaxin = () => {
    const entry = world.deps.lenders.byCode('huaxin')
    if (!entry) throw new Error('the lender is there')
    return entry
  }

  test('what lenders pay is what was captured less what was refunded, to the minor unit, however often it is gathered', async () => {
    const me = await signIn(world.url, newPhone())
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const offer = offerOf(await requestOffers(me, checkout), 'Huaxin')
    valueOf(await apply(me, await consentTo(me, offer)))
    const part = (await held(world)).authorization
    await call(world.url, authorizationContract.capture, {
      ...merchant,
      params: { id: part.id },
      body: { amountMinor: 50_001 },
    }).then(valueOf)
    await call(world.url, refundContract.create, {
      ...merchant,
      params: { id: part.id },
      body: { amountMinor: 1_234 },
    }).then(valueOf)

    const day = world.deps.today()
    const [first] = await Promise.all([
      gatherSettlements(world.deps, day),
      gatherSettlements(world.deps, day),
    ])
    await gatherSettlements(world.deps, day)
    expect(first.find((it) => it.lender === 'huaxin')).toMatchObject({ unknown: 0, changed: 0 })
    const { captured, refunded } = await world.deps.db
      .selectFrom('authorizations')
      .select((of) => [
        of.fn.sum<number>('capturedMinor').as('captured'),
        of.fn.sum<number>('refundedMinor').as('refunded'),
      ])
      .executeTakeFirstOrThrow()
    const settlements = await all()
    const sum = (pick: (it: (typeof settlements)[number]) => number): number =>
      settlements.reduce((total, it) => total + pick(it), 0)
    expect(sum((it) => it.grossMinor)).toBe(Number(captured))
    expect(sum((it) => it.refundMinor)).toBe(Number(refunded))
    expect(sum((it) => it.netMinor)).toBe(Number(captured) - Number(refunded))
    expect(sum((it) => it.lineCount)).toBe(3)
    const lines = (await Promise.all(settlements.map((it) => of(it.id)))).flatMap((it) => it.lines)
    expect(lines.map((it) => it.merchantReference)).toContain(checkout.merchantReference)
    const [one] = settlements
    const file = valueOf(
      await call(world.url, settlementContract.file, {
        ...merchant,
        params: { id: one?.id ?? '' },
      }),
    )
    const column = file.csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => Number(row.split(',').at(-1)))
    expect(column.reduce((total, it) => total + it, 0)).toBe(one?.netMinor)
    // The same as a file, for who asks for one; a browser's `*/*` is not that.
    const asked = (accept: string) =>
      fetch(`${world.url}/v1/settlements/${one?.id}/csv`, {
        headers: { authorization: `Bearer ${merchant.token}`, accept },
      })
    const saved = await asked('text/csv')
    expect(saved.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(saved.headers.get('content-disposition')).toBe(`attachment; filename="${file.fileName}"`)
    expect(saved.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await saved.text()).toBe(file.csv)
    for (const accept of ['*/*', 'application/json, text/csv;q=0.5', 'text/html'])
      expect((await asked(accept)).headers.get('content-type')).toMatch(/^application\/json/)
    const refused = await fetch(`${world.url}/v1/settlements/stl_0000000000000000/csv`, {
      headers: { authorization: `Bearer ${merchant.token}`, accept: 'text/csv' },
    })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
  })

  test('a finance user reads the same, and a support user nothing of it', async () => {
    const read = async (login: string) =>
      call(world.url, consoleDeskContract.listSettlements, {
        token: await signInToConsole(world.url, login),
        params: { mode: 'test' },
        query: { limit: '100' },
      })
    expect(valueOf(await read(demoUsers[1].login)).items).toEqual(await all())
    expect((await read(demoUsers[2].login)).problem?.code).toBe('permission_missing')
  })

  test('random lines, fees and adjustments add up; a strange line and a changed one are told and change nothing', async () => {
    const { lenderLoanReference } = await world.deps.db
      .selectFrom('loans')
      .select('lenderLoanReference')
      .where('lenderId', '=', huaxin().id)
      .executeTakeFirstOrThrow()
    const anyLine = fc.record({
      kind: fc.constantFrom('capture', 'refund', 'dispute', 'subsidy', 'fee', 'adjustment'),
      direction: fc.constantFrom('to_merchant', 'from_merchant'),
      amountMinor: fc.integer({ min: 0, max: 9_999_999 }),
    })
    let day = '2027-01-01'
    const entry = huaxin()
    const real = entry.lender
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 12 }), async (drawn) => {
          day = addDays(day, 1)
          const lines = drawn.map(
            (it, i): SettlementLine => ({
              // Only captures pay and only refunds take back; the rest goes either way.
              ...it,
              direction:
                it.kind === 'capture'
                  ? 'to_merchant'
                  : it.kind === 'refund'
                    ? 'from_merchant'
                    : it.direction,
              lineReference: `${day}-${i}`,
              loanReference: lenderLoanReference,
              operationReference: null,
              currency: 'CNY',
              settledOn: day,
            }),
          )
          const signed = (it: SettlementLine): number =>
            it.direction === 'to_merchant' ? it.amountMinor : -it.amountMinor
          const net = lines.reduce((total, it) => total + signed(it), 0)
          let asked = lines
          // Two pages, so that the second is asked for too.
          entry.lender = {
            ...real,
            listSettlementLines: async ({ after }) => ({
              ok: true,
              correlationId: 'test',
              value:
                after === undefined && asked.length > 1
                  ? { items: asked.slice(0, 1), next: 'more' }
                  : { items: after === undefined ? asked : asked.slice(1), next: null },
            }),
          }
          const gather = async () =>
            (await gatherSettlements(world.deps, day)).find((it) => it.lender === 'huaxin')
          expect(await gather()).toMatchObject({ lines: lines.length, unknown: 0, changed: 0 })
          const settled = (await all()).find((it) => it.settledOn === day)
          expect(settled).toMatchObject({ netMinor: net, lineCount: lines.length })
          asked = lines.map((it, i) => (i === 0 ? { ...it, amountMinor: it.amountMinor + 1 } : it))
          asked.push({
            ...(lines[0] as SettlementLine),
            lineReference: `${day}-x`,
            loanReference: 'nobody',
          })
          expect(await gather()).toMatchObject({ unknown: 1, changed: 1 })
          expect((await all()).find((it) => it.settledOn === day)).toEqual(settled)
        }),
        { numRuns: 15 },
      )
    } finally {
      entry.lender = real
    }
    expect(world.logs.some((it) => it.facts['alarm'] === 'settlement.lines')).toBe(true)
  })
})
