import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { guard, type Circuit, type Limits } from './guarded.ts'
import type { Asked, Lender, QuoteQuestion } from './lender.ts'
import { unsupported } from './unsupported.ts'

const correlationId = 'c-1'
const declined: Awaited<ReturnType<Lender['quote']>> = {
  ok: true,
  value: { decision: 'declined', reasons: ['lender_policy'] },
  correlationId,
}
const down = { ok: false, reason: 'server_error', correlationId } as const
const question = {} as QuoteQuestion
const limits: Limits = { timeoutMs: 100, concurrent: 2, queued: 1, restMs: 40 }

/** A lender whose every answer a test decides, and which counts what it was asked. */
function controlled() {
  const asked = { terms: 0, quote: 0, originate: 0, statusByReference: 0 }
  const say = {
    terms: async (): ReturnType<Lender['terms']> => down,
    quote: async (): ReturnType<Lender['quote']> => declined,
    booking: async (): ReturnType<Lender['statusByReference']> => ({
      outcome: 'pending',
      correlationId,
    }),
  }
  const lender: Lender = {
    ...unsupported,
    terms: () => ((asked.terms += 1), say.terms()),
    quote: () => ((asked.quote += 1), say.quote()),
    originate: async () => ((asked.originate += 1), { outcome: 'pending', correlationId }),
    statusByReference: () => ((asked.statusByReference += 1), say.booking()),
  }
  return { lender, asked, say }
}
const reasonOf = (it: Asked<unknown>): string => (it.ok ? 'ok' : it.reason)
const never = (): Promise<never> => new Promise(() => undefined)

test('one lender holds so many questions at once and so many in line; the next is told at once', async () => {
  const { lender, asked, say } = controlled()
  const open: (() => void)[] = []
  say.quote = () => new Promise((resolve) => open.push(() => resolve(declined)))
  const guarded = guard(lender, limits)
  const answers = Array.from({ length: 4 }, () => guarded.lender.quote(question))
  expect(reasonOf(await (answers[3] ?? never()))).toBe('queue_full')
  expect(asked.quote).toBe(2)
  expect(guarded.load()).toEqual({ circuit: 'closed', asking: 2, waiting: 1, refused: 1 })
  for (const it of open.splice(0)) it()
  await pause(5)
  for (const it of open.splice(0)) it()
  expect((await Promise.all(answers)).map(reasonOf)).toEqual(['ok', 'ok', 'ok', 'queue_full'])
  expect(guarded.load()).toMatchObject({ asking: 0, waiting: 0 })
})

test('a port that forgets its own time is ended, and so is who waited too long in line', async () => {
  const { lender, asked, say } = controlled()
  say.quote = never
  const guarded = guard(lender, limits)
  const answers = Array.from({ length: 3 }, () => guarded.lender.quote(question))
  expect((await Promise.all(answers)).map(reasonOf)).toEqual(['timeout', 'timeout', 'timeout'])
  // The third never had its turn: it was not asked after we had given up on it.
  expect(asked.quote).toBe(2)
})

test('after eight failures in a row a lender rests from quotes, and loans are asked for all the same', async () => {
  const { lender, asked, say } = controlled()
  const told: Circuit[] = []
  say.quote = async () => down
  say.booking = async () => ({ outcome: 'unknown', reason: 'server_error', correlationId })
  const guarded = guard(lender, limits, (it) => told.push(it))
  for (let i = 0; i < 8; i += 1)
    expect(reasonOf(await guarded.lender.quote(question))).toBe('server_error')
  expect(reasonOf(await guarded.lender.quote(question))).toBe('circuit_open')
  expect([asked.quote, told, guarded.load().circuit]).toEqual([8, ['open'], 'open'])
  expect(await guarded.lender.statusByReference('att_1')).toMatchObject({ outcome: 'unknown' })
  expect(await guarded.lender.originate({} as never)).toMatchObject({ outcome: 'pending' })
  expect([asked.statusByReference, asked.originate]).toEqual([1, 1])
})

test('no borrower is sent ahead to a lender that cannot even tell its terms', async () => {
  const { lender, asked, say } = controlled()
  say.quote = async () => down
  const guarded = guard(lender, limits)
  for (let i = 0; i < 8; i += 1) await guarded.lender.quote(question)
  await pause(60)
  expect(reasonOf(await guarded.lender.quote(question))).toBe('circuit_open')
  await guarded.lender.terms()
  expect(reasonOf(await guarded.lender.quote(question))).toBe('circuit_open')
  expect(asked.quote).toBe(8)
})

test('once it tells its terms one question is let through, the others do not wait for it, and it is well again', async () => {
  const { lender, asked, say } = controlled()
  const told: Circuit[] = []
  say.quote = async () => down
  const guarded = guard(lender, limits, (it) => told.push(it))
  for (let i = 0; i < 8; i += 1) await guarded.lender.quote(question)
  await pause(60)
  say.terms = async () => ({ ok: true, value: {} as never, correlationId })
  await guarded.lender.terms()
  let answer: () => void = () => undefined
  say.quote = () => new Promise((resolve) => (answer = () => resolve(declined)))
  const probe = guarded.lender.quote(question)
  const beganAt = performance.now()
  expect(reasonOf(await guarded.lender.quote(question))).toBe('circuit_open')
  expect(performance.now() - beganAt).toBeLessThan(20)
  answer()
  expect(reasonOf(await probe)).toBe('ok')
  expect(told).toEqual(['open', 'half_open', 'closed'])
  say.quote = async () => declined
  expect(reasonOf(await guarded.lender.quote(question))).toBe('ok')
  expect(asked.quote).toBe(10)
})

test('what a lender says of a person is no failure: declines and refusals open nothing', async () => {
  const { lender, say } = controlled()
  say.quote = async () => ({ ok: false, reason: 'refused', correlationId })
  const guarded = guard(lender, limits)
  for (let i = 0; i < 20; i += 1) await guarded.lender.quote(question)
  expect(guarded.load().circuit).toBe('closed')
})

test('a bug in a port is a bug, not an outage', async () => {
  const { lender, say } = controlled()
  say.quote = async () => {
    throw new RangeError('a bug')
  }
  await expect(guard(lender, limits).lender.quote(question)).rejects.toThrow('a bug')
})
