import type { ServerResponse } from 'node:http'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { signedNotification } from '../sandbox/lenders/signing.ts'
import type { Running } from '../sandbox/listen.ts'
import { openWorld, type World } from '../support/app.ts'
import {
  apply,
  consentTo,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
} from '../support/shopper.ts'
import { benches } from './benches/all.ts'
import { anAmount, anOperation } from './cases/case.ts'

const canary = 'CANARY-7f3a'

/** The canary wherever a lender may write: as words, as keys, inside codes, in headers. */
const body = JSON.stringify({
  [canary]: canary,
  code: canary,
  title: canary,
  detail: canary,
  error_code: canary,
  error_messages: [canary],
  userMessageGlobalisationCode: canary,
  defaultUserMessage: canary,
  reasons: [canary],
  status: canary,
  order_id: canary,
  id: canary,
})

describe.each(benches)('$name', (bench) => {
  const running: Running[] = []
  afterEach(async () => {
    for (const it of running.splice(0)) await it.close()
  })

  test.each([200, 201, 400, 401, 403, 404, 409, 422, 429, 500, 501, 503])(
    'no word of a %i is in what the port answers, save the id it names the exchange by',
    async (status) => {
      const { stage, running: house } = await bench.open()
      running.push(house)
      const origination = await stage.consented('approves')
      const it = await bench.stranger((response: ServerResponse) => {
        response.statusCode = status
        response.setHeader('x-canary', canary)
        response.end(body)
      })
      running.push(it.running)
      const { lender } = it
      const amount = anAmount(stage, 'loan-000001', 100)
      const asked: Record<string, Promise<unknown>> = {
        terms: lender.terms(),
        originate: lender.originate(origination),
        status: lender.statusByReference('att_000001'),
        loan: lender.loan('loan-000001'),
        capture: lender.capture(amount),
        refund: lender.refund(amount),
        cancel: lender.cancel(anOperation(stage, 'loan-000001')),
        payoff: lender.quotePayoff({ loanReference: 'loan-000001', payOn: stage.today }),
      }
      for (const [name, answer] of Object.entries(asked))
        expect(JSON.stringify(await answer), name).not.toContain(canary)
    },
  )
})

describe('the log', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ lenders: { lezhong: { quoteDelayMs: 5 } } })
  })
  afterAll(() => world.close())

  const trace = { lenderCorrelationId: canary }
  /** A lender whose every word is the canary, where the contract lets a word be. */
  const singing = (lender: Lender): Lender => ({
    ...lender,
    quote: async (question) => {
      const asked = await lender.quote(question)
      if (!asked.ok || asked.value.decision !== 'offered') return { ...asked, ...trace }
      const quotes = asked.value.quotes.map((it, i) => ({
        ...it,
        quoteReference: i === 0 ? it.quoteReference : `${canary}-${i}`,
      }))
      return { ...asked, ...trace, value: { ...asked.value, quotes } }
    },
    originate: async (origination) => {
      const booking = await lender.originate(origination)
      if (booking.outcome !== 'approved') return { ...booking, ...trace }
      return { ...booking, ...trace, loanReference: `${canary}-loan` }
    },
  })
  const phones: string[] = []
  const logged = (): string => JSON.stringify(world.logs)

  const walk = async (ending: string) => {
    const phone = newPhone(ending)
    phones.push(phone)
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, phone)
    return { checkout, me, request: await requestOffers(me, checkout) }
  }

  test('says what happened without a word of the lender, or a datum of a person', async () => {
    const entry = world.deps.lenders.byCode('suyi')
    if (!entry) throw new Error('Suyi is known')
    const { lender } = entry
    entry.lender = singing(lender)

    // Booked; booked but lost; quoted off by a fen; unreadable: each writes lines of its own.
    for (const ending of ['8000', '0004', '0005']) {
      const { me, request } = await walk(ending)
      valueOf(await apply(me, await consentTo(me, offerOf(request, 'Suyi'))))
    }
    await walk('0006')
    await walk('0007')

    // A loan other than the one agreed calls people.
    entry.lender = {
      ...singing(lender),
      originate: async (origination) => {
        const booking = await singing(lender).originate(origination)
        return booking.outcome === 'approved' ? { ...booking, principalMinor: 1 } : booking
      },
    }
    const { me, request } = await walk('8000')
    valueOf(await apply(me, await consentTo(me, offerOf(request, 'Suyi'))))

    const url = `${world.url}/v1/lenders/suyi/notifications`
    for (const it of [
      { eventId: `${canary}-1`, type: 'loan.changed', reference: `${canary}-2` },
      { eventId: `${canary}-3`, type: canary, reference: null },
    ]) {
      const text = JSON.stringify({ ...it, occurredAt: new Date().toISOString() })
      const now = new Date().toISOString()
      const headers = signedNotification(world.lenders.suyi.keys, { url, body: text, now })
      await fetch(url, { method: 'POST', headers, body: text })
    }
    await fetch(url, { method: 'POST', body: canary, headers: { 'x-request-id': canary } })
    await new Promise((resolve) => setTimeout(resolve, 1200))

    const messages = new Set(world.logs.map((it) => it.message))
    for (const line of [
      'lender outage',
      'origination unknown',
      'origination answered',
      'schedule_mismatch',
      'notification not trusted',
      'notification heeded',
    ])
      expect(messages, line).toContain(line)
    expect(logged()).not.toContain(canary)
    for (const phone of phones) expect(logged()).not.toContain(phone)
  })

  test('the lender’s own id of the exchange is kept where it is looked for: in the audit', async () => {
    const rows = await world.deps.db
      .selectFrom('audit')
      .select(['action', 'facts'])
      .where('action', '=', 'loan.approved')
      .execute()
    expect(rows.map((it) => it.facts['lenderCorrelationId'])).toContain(canary)
  })
})
