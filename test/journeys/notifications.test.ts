import { PublicKeys, platformKeysContract } from '@miaoguo/shared/contract/lender/keys'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LenderCode } from '../sandbox/lenders/profiles.ts'
import { signedNotification, type LenderKeys } from '../sandbox/lenders/signing.ts'
import { platformPublicKey } from '../sandbox/platform-key.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import {
  apply,
  consentTo,
  decided,
  eventually,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewApplication,
} from '../support/shopper.ts'
import { fresh } from '../lenders/cases/case.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { suyi: { decisionDelayMs: 400 } } })
  })
  afterAll(() => world.close())

  const nowMs = (): number => Date.now()
  type Sent = { code?: LenderCode; keys?: LenderKeys; madeAt?: number; body?: string }
  const post = async (it: object, sent: Sent = {}): Promise<Response> => {
    const code = sent.code ?? 'suyi'
    const url = `${world.url}/v1/lenders/${code}/notifications`
    const body = JSON.stringify(it)
    const keys = sent.keys ?? world.lenders.suyi.keys
    const now = new Date(sent.madeAt ?? nowMs()).toISOString()
    const headers = signedNotification(keys, { url, body, now })
    return fetch(url, { method: 'POST', headers, body: sent.body ?? body })
  }
  const about = (reference: string | null, type = 'origination.changed') => ({
    eventId: fresh('nt'),
    type,
    reference,
    occurredAt: new Date().toISOString(),
  })
  const heeded = (): number =>
    world.logs.filter((it) => it.message === 'notification heeded').length
  const kept = async (eventId: string): Promise<number> => {
    const rows = await world.deps.db
      .selectFrom('lenderNotifications')
      .select('eventId')
      .where('eventId', '=', eventId)
      .execute()
    return rows.length
  }
  const consented = async (ending?: string) => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone(ending))
    const offer = offerOf(await requestOffers(me, checkout), 'Suyi')
    return { checkout, me, consent: await consentTo(me, offer) }
  }
  const booked = (merchantReference: string) =>
    world.lenders.suyi.books().loans.filter((it) => it.merchantReference === merchantReference)

  test('a lender that has thought tells, and the loan is there without waiting for our next question', async () => {
    const { me, consent } = await consented('0003')
    const before = heeded()
    const application = valueOf(await apply(me, consent))
    expect(application.status).toBe('pending')
    expect(await decided(me, application.id)).toMatchObject({ status: 'approved' })
    await eventually('a heeded notification', () => (heeded() > before ? true : undefined))
  })

  // A lender repeats what was not answered in time, and two of its machines may speak at once.
  test('twenty deliveries of one event are kept once and heeded once', async () => {
    const it = about(null, 'loan.changed')
    const before = heeded()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(it)))
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([202]))
    expect(await kept(it.eventId)).toBe(1)
    await eventually('one heeded', () => (heeded() > before ? true : undefined))
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(heeded()).toBe(before + 1)
  })

  test('a notification that overtakes the answer it is about makes the same one loan', async () => {
    const { checkout, me, consent } = await consented()
    const entry = world.deps.lenders.byCode('suyi')
    if (!entry) throw new Error('Suyi is known')
    const { lender } = entry
    entry.lender = {
      ...lender,
      originate: async (origination) => {
        const booking = await lender.originate(origination)
        expect((await post(about(origination.originationReference))).status).toBe(202)
        await eventually('the loan, by its notification alone', async () => {
          const loans = await world.deps.db
            .selectFrom('attempts')
            .select('state')
            .where('id', '=', origination.originationReference)
            .executeTakeFirst()
          return loans?.state === 'accepted' ? true : undefined
        })
        return booking
      },
    }
    const application = valueOf(await apply(me, consent))
    entry.lender = lender
    expect(await viewApplication(me, application.id)).toMatchObject({ status: 'approved' })
    expect(booked(checkout.merchantReference)).toHaveLength(1)
    const late = about(booked(checkout.merchantReference)[0]?.originationReference ?? '')
    expect((await post(late)).status).toBe(202)
    const loans = await world.deps.db
      .selectFrom('loans')
      .select('id')
      .where('checkoutId', '=', checkout.id)
      .execute()
    expect(loans).toHaveLength(1)
  })

  test('a lender cannot speak of another lender’s origination', async () => {
    const { me, consent } = await consented('0003')
    const application = valueOf(await apply(me, consent))
    const attempt = await world.deps.db
      .selectFrom('attempts')
      .select('id')
      .where('applicationId', '=', application.id)
      .executeTakeFirstOrThrow()
    const { keys } = world.lenders.huaxin
    expect((await post(about(attempt.id), { code: 'huaxin', keys })).status).toBe(202)
    expect(await decided(me, application.id)).toMatchObject({ status: 'approved' })
  })

  const foreign: [string, number, () => Promise<Response>][] = [
    ['signed by another lender', 401, () => post(about(null), { keys: world.lenders.huaxin.keys })],
    ['made ten minutes ago', 401, () => post(about(null), { madeAt: nowMs() - 600_000 })],
    ['made ten minutes from now', 401, () => post(about(null), { madeAt: nowMs() + 600_000 })],
    ['with another body', 401, () => post(about(null), { body: JSON.stringify(about(null)) })],
    ['off the contract', 400, () => post({ ...about(null), status: 'approved' })],
    ['of a size nobody needs', 413, () => post({ ...about(null), more: 'x'.repeat(20_000) })],
    ['to a lender nobody knows', 404, () => post(about(null), { code: 'nobody' as LenderCode })],
    [
      'without a signature',
      401,
      () =>
        fetch(`${world.url}/v1/lenders/suyi/notifications`, {
          method: 'POST',
          body: JSON.stringify(about(null)),
        }),
    ],
  ]
  test.each(foreign)('a notification %s is refused with %i', async (_name, status, send) => {
    const response = await send()
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  test('our keys are published, and only their public halves', async () => {
    const response = await fetch(world.url + platformKeysContract.platformKeys.path)
    const text = await response.text()
    expect(PublicKeys.parse(JSON.parse(text))).toEqual({ keys: [platformPublicKey] })
    expect(text).not.toContain('"d"')
  })
})
