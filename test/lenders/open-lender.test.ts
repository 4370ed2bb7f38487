import { guard } from '@miaoguo/bff/src/lenders/guarded.ts'
import { afterEach, expect, test } from 'vitest'
import { startLender } from '../sandbox/lenders/lender-server.ts'
import type { Running } from '../sandbox/listen.ts'
import { openAsPlatform } from '../support/platform.ts'
import { openLenderBenches } from './benches/open-lender.ts'
import { anAmount } from './cases/case.ts'

const [bench] = openLenderBenches
if (!bench) throw new Error('there is a bench for the Open Lender API')
const running: Running[] = []
afterEach(async () => {
  for (const it of running.splice(0)) await it.close()
})
const open = async () => {
  const it = await bench.open()
  running.push(it.running)
  return it.stage
}

test('a refused request is its own outcome: nobody but the lender says that the loan is declined', async () => {
  const stage = await open()
  const it = { ...(await stage.consented('approves')), quoteReference: 'quote-unknown' }
  expect(await stage.lender.originate(it)).toMatchObject({ outcome: 'refused', status: 404 })
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
    const it = await bench.stranger((response) => void response.end(JSON.stringify(loan)))
    running.push(it.running)
    expect(await it.lender.statusByReference('att_mine')).toMatchObject({
      outcome: 'unknown',
      reason: 'answer_off_contract',
    })
  }
})

test('fields nobody agreed on make an answer unusable', async () => {
  const it = await bench.stranger(
    (response) =>
      void response.end('{"decision":"declined","reasons":["credit_history"],"score":3}'),
  )
  running.push(it.running)
  const { quote } = await open()
  expect(await quote('approves')).toMatchObject({ ok: true })
  const stage = await it.lender.quote({
    requestReference: 'orq_00000001',
    borrower: { reference: 'b-0123456789' },
    scenario: 'goods',
    amountMinor: 120_000,
    currency: 'CNY',
    today: '2026-11-24',
  })
  expect(stage).toMatchObject({ ok: false, reason: 'answer_off_contract' })
})

test('an operation still running at the lender is unknown, and settled when it says so', async () => {
  const lender = await startLender({
    port: 0,
    lender: 'suyi',
    quoteDelayMs: 0,
    decisionDelayMs: 200,
  })
  running.push(lender)
  const stage = await open()
  const slow = openAsPlatform({ baseUrl: lender.url })
  const quoted = await slow.quote({
    requestReference: 'orq_00000001',
    borrower: { reference: 'b-0123456789', phone: '13910000011' },
    scenario: 'goods',
    amountMinor: stage.amountMinor,
    currency: 'CNY',
    today: stage.today,
  })
  const quote = quoted.ok && quoted.value.decision === 'offered' && quoted.value.quotes[0]
  if (!quote) throw new Error('no quote')
  const booking = await slow.originate({
    ...(await stage.consented('approves', 'manual')),
    quoteReference: quote.quoteReference,
  })
  if (booking.outcome !== 'approved') throw new Error('no loan')
  const it = anAmount(stage, booking.loanReference, stage.amountMinor)
  expect(await slow.capture(it)).toMatchObject({ outcome: 'unknown', reason: 'in_progress' })
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(await slow.operationByReference(it.operationReference)).toMatchObject({
    outcome: 'settled',
  })
})

test('a lender that keeps failing rests from quotes, while what became of a loan is still asked', async () => {
  let requests = 0
  const it = await bench.stranger((response) => {
    requests += 1
    response.writeHead(500).end()
  })
  running.push(it.running)
  const question = {
    requestReference: 'orq_00000001',
    borrower: { reference: 'b-0123456789' },
    scenario: 'goods',
    amountMinor: 120_000,
    currency: 'CNY',
    today: '2026-11-24',
  } as const
  const { lender } = guard(it.lender, { timeoutMs: 1000, concurrent: 4, queued: 4 })
  for (let i = 0; i < 8; i += 1) await lender.quote(question)
  expect(await lender.quote(question)).toMatchObject({ ok: false, reason: 'circuit_open' })
  expect(requests).toBe(8)
  expect(await lender.statusByReference('att_asked')).toMatchObject({ outcome: 'unknown' })
  expect(requests).toBe(9)
})
