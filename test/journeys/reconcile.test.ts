import { reconcile } from '@miaoguo/bff/src/reconciliation/reconcile.ts'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held } from '../support/held.ts'
import { entryOf, hooked } from '../support/hooked.ts'
import {
  apply,
  consentTo,
  eventually,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewApplication,
} from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database, { replaced: { work: false } })
  })
  afterAll(() => world.close())

  const compare = async () => {
    const [it] = await reconcile(world.deps, { day: world.deps.today(), lender: 'huaxin' })
    invariant(it, 'one lender was compared')
    return it
  }
  const buy = async () => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone())
    const consent = await consentTo(me, offerOf(await requestOffers(me, checkout), 'Huaxin'))
    const application = valueOf(await apply(me, consent))
    const attempt = await world.deps.db
      .selectFrom('attempts')
      .selectAll()
      .where('applicationId', '=', application.id)
      .executeTakeFirstOrThrow()
    return { checkout, me, application, attempt }
  }

  test('equal books have no break; each planted break is found, named and told; what was open is settled', async () => {
    const bought = [await buy(), await buy(), await buy()]
    const [first, second, third] = bought
    invariant(first && second && third, 'three loans')
    expect(await compare()).toMatchObject({ listed: 3, mirrored: 3, settled: 0, breaks: [] })

    const { lender } = world.deps.lenders.all().find((it) => it.code === 'huaxin') ?? {}
    invariant(lender, 'a lender')
    const own = { ...lender }
    // Ours says another amount of the first; the lender lost the second; one is a stranger's, and one is listed twice.
    await sql`update loans set principal_minor = principal_minor + 1 where id = ${first.application.loanId}`.execute(
      world.deps.db,
    )
    const lost = second.attempt.id
    Object.assign(lender, {
      statusByReference: async (reference: string) =>
        reference === lost
          ? { outcome: 'not_found', correlationId: 'c' }
          : own.statusByReference(reference),
      listLoans: async (it: Parameters<typeof own.listLoans>[0]) => {
        const asked = await own.listLoans(it)
        if (!asked.ok) return asked
        const kept = asked.value.items.filter((loan) => loan.originationReference !== lost)
        const [one] = kept
        invariant(one, 'a loan')
        const strange = {
          ...one,
          originationReference: 'att_of_somebody',
          loanReference: 'ln-of-somebody',
        }
        const twice = kept.at(-1) ?? one
        return { ...asked, value: { items: [...kept, strange, twice], next: asked.value.next } }
      },
    })
    const { breaks } = await compare()
    expect(breaks.map((it) => `${it.kind} ${it.originationReference}`).toSorted()).toEqual(
      [
        `amount ${first.attempt.id}`,
        `duplicate ${third.attempt.id}`,
        'missing_here att_of_somebody',
        `missing_there ${second.attempt.id}`,
      ].toSorted(),
    )
    const lines = await world.deps.db
      .selectFrom('audit')
      .select('facts')
      .where('action', '=', 'reconciliation.break')
      .execute()
    expect(lines).toHaveLength(4)
    expect(world.logs.filter((it) => it.facts['alarm'] === 'reconciliation.break')).toHaveLength(4)
    Object.assign(lender, own)
    await sql`update loans set principal_minor = principal_minor - 1 where id = ${first.application.loanId}`.execute(
      world.deps.db,
    )
    expect((await compare()).breaks).toEqual([])

    // Booked there, and nobody here has heard: the list settles it.
    Object.assign(lender, {
      originate: async (it: Parameters<typeof own.originate>[0]) => {
        await own.originate(it)
        return { outcome: 'unknown', reason: 'timeout', correlationId: 'c' }
      },
    })
    const open = await buy()
    expect(open.application.status).toBe('pending')
    expect(await compare()).toMatchObject({ settled: 1, breaks: [] })
    expect((await viewApplication(open.me, open.application.id)).status).toBe('approved')
    Object.assign(lender, own)
  })

  test('what was drawn and given back is compared too, and what is done there or here alone is named', async () => {
    const till = tillOf(world)
    const entry = entryOf(world, 'huaxin')
    const own = { ...entry.lender }
    const { db } = world.deps
    const [drawn, refunded, forgotten, open] = [
      await held(world),
      await held(world),
      await held(world),
      await held(world),
    ]
    const part = { amountMinor: 50_000 }
    for (const it of [drawn, refunded, forgotten]) await till.capture(it.authorization.id, part)
    await till.refund(refunded.authorization.id, { amountMinor: 20_000 })
    // Drawn there, and we did not hear: the comparison asks, and takes the lender's word.
    const lost: Partial<Lender> = {
      capture: async (asked) => {
        await own.capture(asked)
        return { outcome: 'unknown', reason: 'timeout', correlationId: 'c' }
      },
    }
    await hooked(entry, lost, async () => {
      expect((await till.capture(open.authorization.id, part)).outcome).toBe('pending')
    })
    const equal = await compare()
    expect(equal).toMatchObject({ moving: 0, breaks: [] })
    expect(equal.figures).toBeGreaterThanOrEqual(4)
    expect((await till.view(open.authorization.id)).capturedMinor).toBe(50_000)

    await sql`update authorizations set captured_minor = 49999 where id = ${drawn.authorization.id}`.execute(
      db,
    )
    await sql`update authorizations set refunded_minor = 20001 where id = ${refunded.authorization.id}`.execute(
      db,
    )
    const account = till.theirs(forgotten)
    invariant(account, 'the lender has it')
    const ours = await db
      .selectFrom('operations')
      .select('id')
      .where('authorizationId', '=', forgotten.authorization.id)
      .executeTakeFirstOrThrow()
    const undone = <T extends { loanReference: string; capturedMinor?: number | undefined }>(
      loan: T,
    ): T => (loan.loanReference === account.loanReference ? { ...loan, capturedMinor: 0 } : loan)
    const planted: Partial<Lender> = {
      listLoans: async (it) => {
        const asked = await own.listLoans(it)
        return asked.ok
          ? { ...asked, value: { ...asked.value, items: asked.value.items.map(undone) } }
          : asked
      },
      loan: async (reference) => {
        const asked = await own.loan(reference)
        return asked.ok ? { ...asked, value: undone(asked.value) } : asked
      },
      operationByReference: async (reference) =>
        reference === ours.id
          ? { outcome: 'not_found', correlationId: 'c' }
          : own.operationByReference(reference),
      listSettlementLines: async (it) => {
        const asked = await own.listSettlementLines(it)
        const line = asked.ok && asked.value.items.find((one) => one.operationReference !== null)
        if (!asked.ok || !line) return asked
        const strange = { ...line, lineReference: 'line-x', operationReference: 'opr_of_somebody' }
        return { ...asked, value: { ...asked.value, items: [...asked.value.items, strange] } }
      },
    }
    await hooked(entry, planted, async () => {
      const { breaks } = await compare()
      expect(
        breaks.map((it) => `${it.kind} ${it.operationReference ?? ''} ${it.here} ${it.there}`),
      ).toEqual(
        expect.arrayContaining([
          'captured  CNY 49999 CNY 50000',
          'refunded  CNY 20001 CNY 20000',
          'captured  CNY 50000 CNY 0',
          `operation_missing_there ${ours.id} capture CNY 50000 none`,
          'operation_missing_here opr_of_somebody none capture CNY 50000',
        ]),
      )
      expect(breaks).toHaveLength(5)
    })
    const alarms = world.logs.filter((it) => it.facts['kind'] === 'operation_missing_here')
    expect(alarms).toMatchObject([{ level: 'error', facts: { alarm: 'reconciliation.break' } }])

    // The next day nothing was booked; what was given back of an older loan is compared all the same.
    world.advance(86_400_000)
    await till.refund(forgotten.authorization.id, { amountMinor: 10_000 })
    expect(await compare()).toMatchObject({ listed: 0, figures: 1, breaks: [] })
    await sql`update authorizations set refunded_minor = 9999 where id = ${forgotten.authorization.id}`.execute(
      db,
    )
    expect((await compare()).breaks).toMatchObject([
      { kind: 'refunded', here: 'CNY 9999', there: 'CNY 10000' },
    ])
  })

  test('a lender that cannot be listed is not called equal', async () => {
    const { lender } = world.deps.lenders.all().find((it) => it.code === 'huaxin') ?? {}
    invariant(lender, 'a lender')
    const own = { ...lender }
    Object.assign(lender, {
      listLoans: async () => ({ ok: false, reason: 'timeout', correlationId: 'c' }),
    })
    expect(await compare()).toMatchObject({ outage: 'timeout', breaks: [] })
    await eventually('an alarm', () =>
      world.logs.find((it) => it.facts['alarm'] === 'reconciliation.outage'),
    )
    Object.assign(lender, own)
  })
})
