import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Lender, Origination, QuoteQuestion } from '@miaoguo/bff/src/lenders/lender.ts'
import { openLender } from '@miaoguo/bff/src/lenders/open-lender/adapter.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { listen, type Running } from '../sandbox/listen.ts'
import { startLender, type RunningLender } from '../sandbox/lenders/lender-server.ts'
import { profiles } from '../sandbox/lenders/profiles.ts'

/** One suite for every adapter: add a line for each lender we learn to speak with. */
const adapters: { name: string; open: (baseUrl: string, timeoutMs?: number) => Lender }[] = [
  {
    name: 'open-lender',
    open: (baseUrl, timeoutMs = 1000) =>
      openLender({ baseUrl, apiKey: profiles.suyi.apiKey, timeoutMs }),
  },
]

const running: Running[] = []
afterEach(async () => {
  for (const it of running.splice(0)) await it.close()
})
const sandbox = async (): Promise<RunningLender> => {
  const it = await startLender({ port: 0, lender: 'suyi', quoteDelayMs: 0, decisionDelayMs: 300 })
  running.push(it)
  return it
}
const stranger = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> => {
  const it = await listen(createServer(answer), 0)
  running.push(it)
  return it.url
}
const question = (ending = '8000', amountMinor = 120_000): QuoteQuestion => ({
  requestReference: `orq_${randomUUID()}`,
  borrower: { reference: 'b-0123456789', phone: `1391000${ending}` },
  scenario: 'goods',
  amountMinor,
  currency: 'CNY',
  today: '2026-11-24',
})
async function consented(lender: Lender, ending?: string): Promise<Origination> {
  const asked = question(ending)
  const answer = await lender.quote(asked)
  if (!answer.ok || answer.value.decision !== 'offered')
    throw new Error(`no quote: ${JSON.stringify(answer)}`)
  return {
    originationReference: `att_${randomUUID()}`,
    quoteReference: answer.value.quotes[0]?.quoteReference ?? '',
    borrower: asked.borrower,
    merchantReference: 'order-1',
    consent: {
      reference: 'cns_00000001',
      disclosureDigest: `sha256:${'0'.repeat(64)}`,
      purposes: ['loan_agreement'],
      grantedAt: '2026-11-24T00:00:00.000Z',
    },
  }
}

describe.each(adapters)('$name', ({ open }) => {
  test('terms name the licence and the products', async () => {
    const terms = await open((await sandbox()).url).terms()
    expect(terms).toMatchObject({
      ok: true,
      value: { lender: { licenceType: 'micro_loan' }, products: [{ code: 'quick' }] },
    })
  })

  test('a quote is an offer or a decline', async () => {
    const lender = open((await sandbox()).url)
    expect(await lender.quote(question())).toMatchObject({
      ok: true,
      value: { decision: 'offered' },
    })
    expect(await lender.quote(question('0001'))).toMatchObject({
      ok: true,
      value: { decision: 'declined', reasons: ['credit_history'] },
    })
  })

  test('an origination is booked once, however often it is sent, and is found by our reference', async () => {
    const it = await sandbox()
    const lender = open(it.url)
    const origination = await consented(lender)
    const first = await lender.originate(origination)
    const second = await lender.originate(origination)
    expect(first).toMatchObject({ outcome: 'approved', principalMinor: 120_000 })
    expect({ ...second, correlationId: '' }).toEqual({ ...first, correlationId: '' })
    expect(await lender.statusByReference(origination.originationReference)).toMatchObject({
      outcome: 'approved',
    })
    expect(it.books().loans).toHaveLength(1)
  })

  test('a declined origination is declined, with its reasons', async () => {
    const lender = open((await sandbox()).url)
    expect(await lender.originate(await consented(lender, '0002'))).toMatchObject({
      outcome: 'declined',
      reasons: ['limit_reached'],
    })
  })

  test('a lender still thinking is pending until it tells', async () => {
    const lender = open((await sandbox()).url)
    const origination = await consented(lender, '0003')
    expect(await lender.originate(origination)).toMatchObject({ outcome: 'pending' })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await lender.statusByReference(origination.originationReference)).toMatchObject({
      outcome: 'approved',
    })
  })

  test.each(['0004', '0005'])(
    '%s: a line that drops, or a 500, after booking is unknown, and asking tells',
    async (ending) => {
      const lender = open((await sandbox()).url)
      const origination = await consented(lender, ending)
      expect(await lender.originate(origination)).toMatchObject({ outcome: 'unknown' })
      expect(await lender.statusByReference(origination.originationReference)).toMatchObject({
        outcome: 'approved',
      })
    },
  )

  test('a reference the lender never saw is not found, which is an answer', async () => {
    const lender = open((await sandbox()).url)
    expect(await lender.statusByReference('att_never_sent')).toMatchObject({ outcome: 'not_found' })
  })

  test('a refused request is its own outcome: nobody but the lender says that the loan is declined', async () => {
    const lender = open((await sandbox()).url)
    const origination = { ...(await consented(lender)), quoteReference: 'quote-unknown' }
    expect(await lender.originate(origination)).toMatchObject({ outcome: 'refused', status: 404 })
  })

  const answers: [string, string, (response: ServerResponse) => void][] = [
    ['is not JSON', 'answer_not_json', (response) => response.end('<html>')],
    [
      'is off the contract',
      'answer_off_contract',
      (response) => response.end('{"decision":"offered","quotes":[]}'),
    ],
    [
      'has fields nobody agreed on',
      'answer_off_contract',
      (response) => response.end('{"decision":"declined","reasons":["credit_history"],"score":3}'),
    ],
    [
      'never ends',
      'answer_too_large',
      (response) => {
        const part = 'x'.repeat(65_536)
        const pour = (): void => {
          while (response.writable && response.write(part));
        }
        response.on('drain', pour)
        pour()
      },
    ],
    [
      'is a redirect',
      'unreachable',
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['is a 500', 'server_error', (response) => response.writeHead(500).end('{}')],
    ['asks for patience', 'busy', (response) => response.writeHead(429).end('{}')],
    ['never comes', 'timeout', () => undefined],
    ['is a closed line', 'unreachable', (response) => response.destroy()],
  ]
  test.each(answers)('an answer that %s is an outage: %s', async (_name, reason, answer) => {
    const lender = open(await stranger((_request, response) => answer(response)), 300)
    expect(await lender.quote(question())).toMatchObject({ ok: false, reason })
    const origination = { ...(await consented(open((await sandbox()).url))) }
    expect(await lender.originate(origination)).toMatchObject({ outcome: 'unknown' })
  })

  test('an approval of another loan, or without a reference, is no answer', async () => {
    const record = {
      status: 'approved',
      reasons: [],
      principalMinor: 1,
      currency: 'CNY',
      schedule: [],
    }
    for (const loan of [
      { ...record, originationReference: 'att_other', loanReference: 'ln-000001' },
      { ...record, originationReference: 'att_mine', loanReference: null },
    ]) {
      const lender = open(
        await stranger((_request, response) => void response.end(JSON.stringify(loan))),
      )
      expect(await lender.statusByReference('att_mine')).toMatchObject({
        outcome: 'unknown',
        reason: 'answer_off_contract',
      })
    }
  })

  test('the correlation id of an outage is the one the lender was sent', async () => {
    const seen: unknown[] = []
    const lender = open(
      await stranger((request, response) => {
        seen.push(request.headers['x-request-id'])
        response.writeHead(500).end()
      }),
    )
    const asked = await lender.terms()
    expect(seen).toEqual([asked.correlationId])
  })

  test('a lender that keeps failing rests from quotes, while what became of a loan is still asked', async () => {
    let requests = 0
    const lender = open(
      await stranger((_request, response) => {
        requests += 1
        response.writeHead(500).end()
      }),
    )
    for (let i = 0; i < 8; i += 1) await lender.quote(question())
    expect(await lender.quote(question())).toMatchObject({ ok: false, reason: 'circuit_open' })
    expect(requests).toBe(8)
    expect(await lender.statusByReference('att_asked')).toMatchObject({ outcome: 'unknown' })
    expect(requests).toBe(9)
  })
})
