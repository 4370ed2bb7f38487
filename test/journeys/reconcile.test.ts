import { reconcile } from '@miaoguo/bff/src/reconciliation/reconcile.ts'
import { invariant } from '@miaoguo/shared/problem/problem'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
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
