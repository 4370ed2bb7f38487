import { randomUUID } from 'node:crypto'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import { askAboutOperation } from '@miaoguo/bff/src/operations/ask-about-operation.ts'
import { settleOperation } from '@miaoguo/bff/src/operations/settle-operation.ts'
import * as operations from '@miaoguo/bff/src/operations/store.ts'
import { invariant } from '@miaoguo/shared/problem/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held } from '../support/held.ts'
import { entryOf, hooked } from '../support/hooked.ts'
import { eventually } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)
const hour = 3_600_000

describe.each(databases)('on %s', (database) => {
  let world: World
  let till: ReturnType<typeof tillOf>
  beforeAll(async () => {
    world = await openWorldOn(database)
    till = tillOf(world)
  })
  afterAll(() => world.close())

  const typesOf = async (query: Record<string, string>) =>
    (await till.events(query)).map((it) => it.type)
  const succeeded = (id: string) =>
    eventually('the capture is known', async () => {
      const now = await till.view(id)
      return now.capturedMinor > 0 ? now : undefined
    })

  test.each([
    ['0010', 'the line drops after the lender has drawn'],
    ['0011', 'the lender takes its time'],
  ])(
    '%s: when %s, the outcome is unknown, then asked for, and money moves once',
    async (ending) => {
      const it = await held(world, { lender: 'Suyi', ending })
      const { id } = it.authorization
      const begun = await till.capture(id)
      expect(begun).toMatchObject({
        outcome: 'pending',
        operation: { status: 'pending' },
        authorization: { status: 'authorized', capturedMinor: 0 },
      })
      expect((await till.ask('cancel', id)).problem?.code).toBe('operation_pending')
      expect(await succeeded(id)).toMatchObject({ status: 'captured', capturedMinor: 120_000 })
      const refund = await till.refund(id, { amountMinor: 20_000 })
      expect(refund.value?.status).toBe('pending')
      // What is being given back cannot be given back again.
      expect((await till.view(id)).refundableMinor).toBe(100_000)
      expect((await till.refund(id, { amountMinor: 100_001 })).problem?.code).toBe(
        'amount_exceeds_captured',
      )
      await eventually('the refund is known', async () =>
        (await till.view(id)).refundedMinor === 20_000 ? true : undefined,
      )
      const account = till.theirs(it)
      expect(account).toMatchObject({ capturedMinor: 120_000, refundedMinor: 20_000 })
      expect(account?.operations.map((one) => one.record.kind)).toEqual(['capture', 'refund'])
      expect(await typesOf({ authorizationId: id })).toEqual([
        'authorization.created',
        'authorization.captured',
      ])
      expect(await typesOf({ refundId: refund.value?.id ?? '' })).toEqual([
        'refund.created',
        'refund.succeeded',
      ])
    },
  )

  test('refunds at once never sum above what is captured, and the lender’s books agree', async () => {
    const it = await held(world)
    const { id } = it.authorization
    await till.capture(id)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => till.refund(id, { amountMinor: 25_000 })),
    )
    const codes = answers.map((one) => one.problem?.code ?? one.value?.status).toSorted()
    expect(codes).toEqual([
      ...Array<string>(6).fill('amount_exceeds_captured'),
      ...Array<string>(4).fill('succeeded'),
    ])
    expect(await till.view(id)).toMatchObject({ refundedMinor: 100_000, refundableMinor: 20_000 })
    expect(till.theirs(it)?.refundedMinor).toBe(100_000)
  })

  test('one refund sent many times at once with one key has one effect, and one answer', async () => {
    const it = await held(world)
    const { id } = it.authorization
    await till.capture(id)
    const key = randomUUID()
    const send = () => till.refund(id, { amountMinor: 10_000 }, key)
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    for (const one of answers)
      expect([undefined, 'idempotency_request_running']).toContain(one.problem?.code)
    const again = await send()
    const ids = [...answers, again].flatMap((one) => (one.value ? [one.value.id] : []))
    expect(new Set(ids).size).toBe(1)
    expect(till.theirs(it)?.refundedMinor).toBe(10_000)
    expect((await till.view(id)).refundedMinor).toBe(10_000)
  })

  test('captured and cancelled at once, exactly one of them happens, here and at the lender', async () => {
    for (let round = 0; round < 4; round += 1) {
      const it = await held(world)
      const { id } = it.authorization
      await Promise.all([till.ask('capture', id), till.ask('cancel', id), till.ask('capture', id)])
      const account = till.theirs(it)
      const now = await till.view(id)
      expect(['captured', 'cancelled']).toContain(now.status)
      expect(account?.cancelled).toBe(now.status === 'cancelled')
      expect(account?.capturedMinor).toBe(now.capturedMinor)
      expect(account?.operations.filter((one) => one.record.status === 'settled')).toHaveLength(1)
    }
  })

  test('told twice, late and out of order, an outcome is kept once', async () => {
    const it = await held(world)
    const { id } = it.authorization
    const { operation } = await till.capture(id, { amountMinor: 50_000 })
    const kept = await operations.findById(world.deps.db, operation?.id ?? '')
    invariant(kept, 'the capture is kept')
    const echo = { outcome: 'settled', amountMinor: 50_000, position: null } as const
    await Promise.all(
      Array.from({ length: 4 }, () =>
        settleOperation(world.deps, kept, { ...echo, correlationId: 'echo' }),
      ),
    )
    await settleOperation(world.deps, kept, {
      outcome: 'unknown',
      reason: 'timeout',
      correlationId: 'late',
    })
    expect((await till.view(id)).capturedMinor).toBe(50_000)
    expect(world.logs.some((line) => line.facts['alarm'] === 'lender.contradiction')).toBe(false)
    await settleOperation(world.deps, kept, {
      outcome: 'declined',
      refusal: 'lender_policy',
      correlationId: 'other',
    })
    expect(world.logs.some((line) => line.facts['alarm'] === 'lender.contradiction')).toBe(true)
    expect((await till.view(id)).capturedMinor).toBe(50_000)
  })

  // What a process leaves behind that dies there is what an error thrown there leaves behind.
  test.each(['before it is sent', 'after the lender has drawn', 'while the outcome is written'])(
    'when we fall over %s, the same request and the job together draw once',
    async (when) => {
      const it = await held(world)
      const { id } = it.authorization
      const key = randomUUID()
      const { capture } = { ...entryOf(world, 'huaxin').lender }
      const { enqueue } = world.deps.jobs
      const fall = (): never => {
        throw new Error('fallen over')
      }
      if (when === 'while the outcome is written')
        world.deps.jobs.enqueue = async (...args) =>
          args[1] === 'mirror-loan' ? fall() : enqueue(...args)
      const hooks: Partial<Lender> =
        when === 'while the outcome is written'
          ? {}
          : {
              capture: async (asked) => {
                if (when === 'before it is sent') return fall()
                await capture(asked)
                return fall()
              },
            }
      await hooked(entryOf(world, 'huaxin'), hooks, async () => {
        const fallen = await till.ask('capture', id, { amountMinor: 70_000 }, key)
        expect(fallen.problem?.code).toBe('internal_error')
      })
      world.deps.jobs.enqueue = enqueue
      const again = await till.ask('capture', id, { amountMinor: 70_000 }, key)
      expect(again.value?.operation?.amountMinor).toBe(70_000)
      expect(await succeeded(id)).toMatchObject({ capturedMinor: 70_000 })
      const account = till.theirs(it)
      expect(account?.capturedMinor).toBe(70_000)
      expect(account?.operations).toHaveLength(1)
      expect(await typesOf({ authorizationId: id })).toEqual([
        'authorization.created',
        'authorization.captured',
      ])
    },
  )

  test('what was written down and never sent is sent by the job', async () => {
    const it = await held(world)
    const { id } = it.authorization
    const { byId } = world.deps.lenders
    world.deps.lenders.byId = () => undefined
    const begun = await till.capture(id)
    world.deps.lenders.byId = byId
    expect(begun.outcome).toBe('pending')
    await askAboutOperation(world.deps, { operationId: begun.operation?.id ?? '' })
    expect(await till.view(id)).toMatchObject({ status: 'captured' })
  })

  test('a lender that forgets its keys is sent nothing twice: past its memory people are called', async () => {
    const it = await held(world)
    const { id } = it.authorization
    let sent = 0
    const correlationId = 'c-forgets'
    entryOf(world, 'huaxin').keyMemoryHours = 6
    const hooks: Partial<Lender> = {
      capture: async () => {
        sent += 1
        return { outcome: 'unknown', reason: 'timeout', correlationId }
      },
      operationByReference: async () => ({ outcome: 'unsupported', correlationId }),
    }
    await hooked(entryOf(world, 'huaxin'), hooks, async () => {
      const begun = await till.capture(id)
      const operationId = begun.operation?.id ?? ''
      world.advance(hour)
      await askAboutOperation(world.deps, { operationId })
      const before = sent
      expect(before).toBeGreaterThanOrEqual(2)
      world.advance(5 * hour)
      await askAboutOperation(world.deps, { operationId })
      await askAboutOperation(world.deps, { operationId })
      const stuck = world.logs.filter((line) => line.facts['alarm'] === 'operation.stuck')
      expect([sent, stuck.length]).toEqual([before, 1])
      expect((await till.ask('cancel', id)).problem?.code).toBe('operation_pending')
    })
    entryOf(world, 'huaxin').keyMemoryHours = null
  })
})
