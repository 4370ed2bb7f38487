import { changeLender } from '@miaoguo/bff/src/admin/change-lender.ts'
import { systemClock } from '@miaoguo/bff/src/deps.ts'
import { askLenderAgain } from '@miaoguo/bff/src/loans/ask-lender-again.ts'
import { releaseOrphan } from '@miaoguo/bff/src/loans/release-orphan.ts'
import { settleFromLender } from '@miaoguo/bff/src/loans/settle-from-lender.ts'
import { tellOverdue } from '@miaoguo/bff/src/loans/tell-overdue.ts'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import type { LenderEntry } from '@miaoguo/bff/src/lenders/registry.ts'
import { invariant } from '@miaoguo/shared/problem/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import {
  apply,
  consentTo,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewApplication,
  viewAsMerchant,
} from '../support/shopper.ts'

afterAll(closeDatabases)

const hour = 3_600_000

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    // Nothing is asked by itself: each test decides what happens next.
    world = await openWorldOn(database, {
      replaced: { work: false },
      lenders: { suyi: { quoteDelayMs: 5, decisionDelayMs: 10 * hour } },
    })
  })
  afterAll(() => world.close())

  const entryOf = (code: string): LenderEntry => {
    const found = world.deps.lenders.all().find((it) => it.code === code)
    invariant(found, 'a lender of the sandbox')
    return found
  }
  /** Replaces what a lender does until the test is over. */
  const hooked = async (code: string, hooks: Partial<Lender>, work: () => Promise<void>) => {
    const { lender } = entryOf(code)
    const own = { ...lender }
    Object.assign(lender, hooks)
    try {
      await work()
    } finally {
      Object.assign(lender, own)
    }
  }
  const begin = async (name: string, ending?: string) => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone(ending))
    const consent = await consentTo(me, offerOf(await requestOffers(me, checkout), name))
    return { checkout, me, consent }
  }
  const attemptOf = async (applicationId: string) =>
    world.deps.db
      .selectFrom('attempts')
      .selectAll()
      .where('applicationId', '=', applicationId)
      .executeTakeFirstOrThrow()
  const booked = (merchantReference: string) =>
    Object.values(world.lenders)
      .flatMap((it) => it.books().loans)
      .filter((it) => it.merchantReference === merchantReference)
  const paidEvents = (checkoutId: string) =>
    world.deps.db
      .selectFrom('outbox')
      .select(['type', 'body'])
      .where('objectId', '=', checkoutId)
      .execute()
  const alarms = (name: string, attemptId: string) =>
    world.logs.filter((it) => it.facts['alarm'] === name && it.facts['attemptId'] === attemptId)
      .length

  test('a notification before the reply, and many of them, make one loan that is told once', async () => {
    const { checkout, me, consent } = await begin('Huaxin')
    const { originate } = { ...entryOf('huaxin').lender }
    await hooked(
      'huaxin',
      {
        originate: async (it) => {
          const booking = await originate(it)
          const hints = Array.from({ length: 5 }, () =>
            settleFromLender(world.deps, it.originationReference),
          )
          expect(await Promise.all(hints)).toEqual(Array(5).fill('asked'))
          return booking
        },
      },
      async () => {
        expect(valueOf(await apply(me, consent)).status).toBe('approved')
      },
    )
    expect(booked(checkout.merchantReference)).toHaveLength(1)
    expect((await paidEvents(checkout.id)).map((it) => it.type)).toEqual(['checkout.paid'])
    expect(world.logs.some((it) => it.message === 'lender contradicts itself')).toBe(false)
  })

  test('a hint about something we never sent is nobody’s', async () => {
    expect(await settleFromLender(world.deps, 'att_0000000000000000000000')).toBe(
      'unknown_reference',
    )
  })

  test('a lender suspended between the yes and the sending is never sent to, and the checkout is free again', async () => {
    const { checkout, me, consent } = await begin('Huaxin')
    const { byId } = world.deps.lenders
    world.deps.lenders.byId = () => undefined
    const pending = valueOf(await apply(me, consent))
    world.deps.lenders.byId = byId
    const { id, state } = await attemptOf(pending.id)
    expect([pending.status, state]).toEqual(['pending', 'intent'])
    const operator = { db: world.deps.db, actor: 'test', now: systemClock.now() }
    const change = (verb: string) =>
      changeLender(operator, { verb, code: 'huaxin', options: { reason: 'test' } })
    await change('suspend')
    await askLenderAgain(world.deps, { attemptId: id })
    await change('resume')
    expect(await viewApplication(me, pending.id)).toMatchObject({
      status: 'declined',
      declineReasons: ['offer_lapsed'],
    })
    expect(booked(checkout.merchantReference)).toEqual([])
    expect(await viewAsMerchant(world.url, checkout.id)).toMatchObject({
      status: 'open',
      lastFailure: { code: 'offer_lapsed' },
    })
    await world.deps.lenders.refresh()
  })

  test('while a lender decides the shopper is told so, people hear of it once, and its word ends it hours later', async () => {
    const { checkout, me, consent } = await begin('Suyi', '0003')
    const pending = valueOf(await apply(me, consent))
    expect(pending.status).toBe('pending')
    expect(Date.parse(pending.underReviewSince ?? '')).toBeGreaterThan(0)
    const { id } = await attemptOf(pending.id)
    await tellOverdue(world.deps)
    expect(alarms('origination.overdue', id)).toBe(0)
    world.advance(9 * hour)
    await tellOverdue(world.deps)
    await tellOverdue(world.deps)
    expect(alarms('origination.overdue', id)).toBe(1)
    const lines = await world.deps.db
      .selectFrom('audit')
      .select('facts')
      .where('action', '=', 'origination.overdue')
      .where('subject', '=', pending.id)
      .execute()
    expect(lines).toHaveLength(1)
    expect((await viewAsMerchant(world.url, checkout.id)).status).toBe('pending')
    world.advance(2 * hour)
    await askLenderAgain(world.deps, { attemptId: id })
    const again = await signIn(world.url, me.phone)
    expect(await viewApplication(again, pending.id)).toMatchObject({ status: 'approved' })
    expect(booked(checkout.merchantReference)).toHaveLength(1)
  })

  test('a lender that forgets its keys after six hours is sent nothing twice: past them people are called', async () => {
    const { checkout, me, consent } = await begin('Huaxin')
    let sent = 0
    const correlationId = 'c-forgets'
    const hooks: Partial<Lender> = {
      originate: async () => {
        sent += 1
        return { outcome: 'unknown', reason: 'timeout', correlationId }
      },
      statusByReference: async () => ({ outcome: 'unsupported', correlationId }),
    }
    entryOf('huaxin').keyMemoryHours = 6
    await hooked('huaxin', hooks, async () => {
      const pending = valueOf(await apply(me, consent))
      const { id } = await attemptOf(pending.id)
      expect(await viewAsMerchant(world.url, checkout.id)).toMatchObject({
        status: 'pending',
        lastFailure: { code: 'lender_timeout', correlationId },
      })
      world.advance(hour)
      await askLenderAgain(world.deps, { attemptId: id })
      expect(sent).toBe(2)
      world.advance(5 * hour)
      await askLenderAgain(world.deps, { attemptId: id })
      await askLenderAgain(world.deps, { attemptId: id })
      expect([sent, alarms('origination.stuck', id)]).toEqual([2, 1])
      expect((await attemptOf(pending.id)).state).toBe('stuck')
      // What the lender says later still counts.
      Object.assign(entryOf('huaxin').lender, {
        statusByReference: async () => ({
          outcome: 'declined',
          reasons: ['lender_policy'],
          correlationId,
        }),
      })
      expect(await settleFromLender(world.deps, id)).toBe('asked')
      const again = await signIn(world.url, me.phone)
      expect((await viewApplication(again, pending.id)).status).toBe('declined')
    })
    entryOf('huaxin').keyMemoryHours = null
  })

  test('a loan the lender books after it was given up here is given back, once', async () => {
    const { checkout, me, consent } = await begin('Huaxin')
    const { originate } = { ...entryOf('huaxin').lender }
    let late: (() => Promise<unknown>) | undefined
    let id = ''
    const pending = { id: '' }
    await hooked(
      'huaxin',
      {
        originate: async (it) => {
          late ??= () => originate(it)
          return { outcome: 'unknown', reason: 'timeout', correlationId: 'c-late' }
        },
      },
      async () => {
        pending.id = valueOf(await apply(me, consent)).id
        id = (await attemptOf(pending.id)).id
        // It lies about in the network for longer than anything should, and arrives after all.
        await late?.()
        const { statusByReference } = entryOf('huaxin').lender
        Object.assign(entryOf('huaxin').lender, {
          statusByReference: async () => ({ outcome: 'not_found', correlationId: 'c-none' }),
        })
        world.advance(20 * 60_000)
        await askLenderAgain(world.deps, { attemptId: id })
        Object.assign(entryOf('huaxin').lender, { statusByReference })
      },
    )
    const declined = await signIn(world.url, me.phone)
    expect((await viewApplication(declined, pending.id)).status).toBe('declined')
    const [entry] = booked(checkout.merchantReference)
    expect(entry?.loan.status).toBe('approved')

    expect(await settleFromLender(world.deps, id)).toBe('asked')
    const loanReference = entry?.loan.loanReference ?? ''
    const jobs = { attemptId: id, loanReference }
    await releaseOrphan(world.deps, jobs)
    await releaseOrphan(world.deps, jobs)
    const asked = await entryOf('huaxin').lender.loan(loanReference)
    expect(asked.ok && [asked.value.refundedMinor, asked.value.outstandingMinor]).toEqual([
      120_000, 0,
    ])
    const lines = await world.deps.db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', pending.id)
      .execute()
    expect(lines.map((it) => it.action)).toContain('orphan.released')
    expect((await viewAsMerchant(world.url, checkout.id)).status).toBe('open')
  })
})
