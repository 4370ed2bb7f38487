import {
  LenderLoan,
  LenderTerms,
  openLenderContract,
  QuoteAnswer,
} from '@miaoguo/shared/contract/lender/open-lender'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startLender, type RunningLender } from './lender-server.ts'
import { signedRequest } from '@miaoguo/bff/src/signatures/sign.ts'
import { platformSigningKey } from '../../support/platform.ts'

let suyi: RunningLender
let clock = Date.parse('2026-11-24T02:00:00.000Z')
beforeEach(async () => {
  suyi = await startLender({
    port: 0,
    lender: 'suyi',
    quoteDelayMs: 0,
    now: () => new Date(clock).toISOString(),
  })
})
afterEach(() => suyi.close())

function send(method: string, path: string, it: { body?: unknown; key?: string } = {}) {
  const body = it.body === undefined ? undefined : JSON.stringify(it.body)
  const headers = signedRequest(
    {
      method,
      url: suyi.url + path,
      body,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(it.key === undefined ? {} : { 'idempotency-key': it.key }),
      },
    },
    { key: platformSigningKey, now: new Date(clock).toISOString() },
  )
  return fetch(suyi.url + path, { method, headers, ...(body === undefined ? {} : { body }) })
}
const get = (path: string): Promise<Response> => send('GET', path)
const post = (path: string, body: unknown, key = 'key-1'): Promise<Response> =>
  send('POST', path, { body, key })

async function quotes(phone: string) {
  const response = await post(openLenderContract.quote.path, {
    requestReference: 'orq_000001',
    borrower: { reference: 'bor_000001', phone },
    scenario: 'goods',
    amountMinor: 129_900,
    currency: 'CNY',
    today: '2026-11-24',
  })
  return QuoteAnswer.parse(await response.json())
}

async function originate(phone: string, reference: string): Promise<Response> {
  const answer = await quotes(phone)
  if (answer.decision === 'declined') throw new Error('no quote')
  const quoteReference = answer.quotes[0]?.quoteReference
  return post(openLenderContract.originate.path, booking(reference, quoteReference), reference)
}

const booking = (originationReference: string, quoteReference: string | undefined) => ({
  originationReference,
  quoteReference,
  borrower: { reference: 'bor_000001' },
  merchantReference: 'order-1',
  consent: {
    reference: 'cns_000001',
    disclosureDigest: 'sha256:00',
    purposes: ['loan_agreement'],
    grantedAt: '2026-11-24T02:00:00.000Z',
  },
})

const statusOf = async (reference: string) =>
  LenderLoan.parse(await (await get(`/open-lender/v1/originations/${reference}`)).json())

test('terms fit the contract, and need a signature', async () => {
  expect(
    LenderTerms.safeParse(await (await get(openLenderContract.terms.path)).json()).success,
  ).toBe(true)
  expect((await fetch(suyi.url + openLenderContract.terms.path)).status).toBe(401)
})

test('the same origination asked twice books one loan', async () => {
  const answer = await quotes('13800138000')
  if (answer.decision === 'declined') throw new Error('no quote')
  const body = booking('att_twice1', answer.quotes[0]?.quoteReference)
  const first = LenderLoan.parse(
    await (await post(openLenderContract.originate.path, body, 'k')).json(),
  )
  const again = LenderLoan.parse(
    await (await post(openLenderContract.originate.path, body, 'k')).json(),
  )
  expect(again).toEqual(first)
  expect(first.status).toBe('approved')
  expect(suyi.books().loans.filter((it) => it.originationReference === 'att_twice1')).toHaveLength(
    1,
  )
})

test('a key used again for another origination is refused', async () => {
  const answer = await quotes('13800138000')
  if (answer.decision === 'declined') throw new Error('no quote')
  const quote = answer.quotes[0]?.quoteReference
  await post(openLenderContract.originate.path, booking('att_key001', quote), 'same')
  const other = await post(openLenderContract.originate.path, booking('att_key002', quote), 'same')
  expect(other.status).toBe(422)
})

test('0001 is declined at the quote, for a reason', async () => {
  expect(await quotes('13800130001')).toEqual({ decision: 'declined', reasons: ['credit_history'] })
})

test('0002 is declined when the loan is asked for', async () => {
  const loan = LenderLoan.parse(await (await originate('13800130002', 'att_000002')).json())
  expect(loan).toMatchObject({
    status: 'declined',
    loanReference: null,
    reasons: ['limit_reached'],
  })
})

test('0003 is pending and approved when its time has come', async () => {
  const loan = LenderLoan.parse(await (await originate('13800130003', 'att_000003')).json())
  expect(loan.status).toBe('pending')
  clock += 8000
  expect((await statusOf('att_000003')).status).toBe('approved')
})

test('0004 drops the line after booking, and the books know the loan', async () => {
  await expect(originate('13800130004', 'att_000004')).rejects.toThrow('fetch failed')
  expect((await statusOf('att_000004')).status).toBe('approved')
})

test('0005 answers 500 after booking, and the books know the loan', async () => {
  expect((await originate('13800130005', 'att_000005')).status).toBe(500)
  expect((await statusOf('att_000005')).status).toBe('approved')
})

test('0006 quotes what no contract knows', async () => {
  await expect(quotes('13800130006')).rejects.toThrow()
})

test('0009 has an offer that lapses after three seconds', async () => {
  const answer = await quotes('13800130009')
  if (answer.decision === 'declined') throw new Error('no quote')
  clock += 3000
  const body = booking('att_000009', answer.quotes[0]?.quoteReference)
  const loan = LenderLoan.parse(
    await (await post(openLenderContract.originate.path, body, 'k9')).json(),
  )
  expect(loan).toMatchObject({ status: 'declined', reasons: ['offer_lapsed'] })
})

test('a lender that is started again remembers what it booked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'miaoguo-books-'))
  const booksFile = join(folder, 'suyi.jsonl')
  const asOf = {
    port: 0,
    lender: 'suyi' as const,
    quoteDelayMs: 0,
    booksFile,
    now: () => new Date(clock).toISOString(),
  }
  await suyi.close()
  const before = await startLender(asOf)
  suyi = before
  await expect(originate('13800130004', 'att_before')).rejects.toThrow('fetch failed')
  await before.close()
  suyi = await startLender(asOf)
  expect(await statusOf('att_before')).toEqual(before.books().loans[0]?.loan)
  await rm(folder, { recursive: true })
})

test('an origination nobody asked for is not found', async () => {
  expect((await get('/open-lender/v1/originations/att_nobody')).status).toBe(404)
})
