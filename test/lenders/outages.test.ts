import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Origination, QuoteQuestion } from '@miaoguo/bff/src/lenders/lender.ts'
import { afterEach, describe, expect, test } from 'vitest'
import type { Running } from '../sandbox/listen.ts'
import { benches } from './benches/all.ts'

const running: Running[] = []
afterEach(async () => {
  for (const it of running.splice(0)) await it.close()
})

const lines = [
  { kind: 'item', name: 'a', quantity: 1, unitAmountMinor: 12_000, totalMinor: 12_000 } as const,
]
const purchase = {
  merchantReference: 'order-1',
  country: 'US',
  lines,
  itinerary: {
    legs: [{ from: 'JFK', to: 'SFO', departsOn: '2027-01-10', arrivesOn: '2027-01-10' }],
    travelers: [{ firstName: 'A', lastName: 'B', bornOn: '1990-01-01' }],
  },
}
const question: QuoteQuestion = {
  requestReference: 'orq_00000001',
  borrower: { reference: 'b-0123456789', phone: '13910008000' },
  scenario: 'travel',
  amountMinor: 12_000,
  currency: 'USD',
  today: '2026-11-24',
  purchase,
}
const origination = (): Origination => ({
  originationReference: `att_${randomUUID()}`,
  quoteReference: 'quote-0000001',
  borrower: question.borrower,
  merchantReference: 'order-1',
  consent: {
    reference: 'cns_00000001',
    disclosureDigest: `sha256:${'0'.repeat(64)}`,
    purposes: ['loan_agreement'],
    grantedAt: '2026-11-24T00:00:00.000Z',
  },
  agreed: {
    productCode: 'quick',
    principalMinor: 12_000,
    currency: 'USD',
    installmentCount: 3,
    drawnOn: '2026-11-24',
    firstDueOn: '2026-12-24',
  },
  purchase,
  authorization: randomUUID(),
})

const answers: [string, string, (response: ServerResponse) => void][] = [
  ['is not JSON', 'answer_not_json', (response) => void response.end('<html>')],
  ['is off the contract', 'answer_off_contract', (response) => void response.end('{"a":[]}')],
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
    (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  ['is a 500', 'server_error', (response) => void response.writeHead(500).end('{}')],
  ['asks for patience', 'busy', (response) => void response.writeHead(429).end('{}')],
  ['never comes', 'timeout', () => undefined],
  ['is a closed line', 'unreachable', (response) => void response.destroy()],
]

describe.each(benches)('$name', (bench) => {
  test.each(answers)('an answer that %s is an outage: %s', async (_name, reason, answer) => {
    const it = await bench.stranger(answer)
    running.push(it.running)
    expect(await it.lender.quote(question)).toMatchObject({ ok: false, reason })
    expect(await it.lender.originate(origination())).toMatchObject({ outcome: 'unknown' })
  })

  test('the correlation id of an outage is the one the lender was sent', async () => {
    const seen: unknown[] = []
    const it = await bench.stranger((response) => {
      seen.push(response.req.headers['x-request-id'])
      response.writeHead(500).end()
    })
    running.push(it.running)
    const asked = await it.lender.quote(question)
    expect(seen).toEqual([asked.correlationId])
  })
})
