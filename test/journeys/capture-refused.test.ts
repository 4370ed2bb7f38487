import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held } from '../support/held.ts'
import { entryOf, hooked } from '../support/hooked.ts'
import { viewAsMerchant } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)

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

  test('a capture that fails is told with its reason, and the hold can still be captured or cancelled', async () => {
    const it = await held(world)
    const { id } = it.authorization
    const refuses = async () =>
      ({ outcome: 'declined', refusal: 'lender_policy', correlationId: 'why-1' }) as const
    await hooked(entryOf(world, 'huaxin'), { capture: refuses }, async () => {
      expect((await till.ask('capture', id)).problem).toMatchObject({
        code: 'operation_refused',
        facts: { reason: 'lender_policy', correlationId: 'why-1' },
      })
    })
    const failed = (await till.events({ authorizationId: id })).at(-1)
    expect(failed).toMatchObject({
      type: 'authorization.capture_failed',
      data: { status: 'authorized', failure: { code: 'lender_policy', correlationId: 'why-1' } },
    })
    expect((await till.view(id)).lastFailure?.code).toBe('lender_policy')
    expect((await till.capture(id, { amountMinor: 1000 })).outcome).toBe('succeeded')
  })

  test('a reversal of which the second step is refused says what was done', async () => {
    const it = await held(world)
    const { id } = it.authorization
    await till.capture(id, { amountMinor: 80_000 })
    const refuses = async () =>
      ({ outcome: 'declined', refusal: 'refund_window_closed', correlationId: 'why-3' }) as const
    await hooked(entryOf(world, 'huaxin'), { refund: refuses }, async () => {
      const made = await till.ask('reverse', id)
      expect(made.value).toMatchObject({
        outcome: 'partly',
        steps: [
          { means: 'release', amountMinor: 40_000, operation: { status: 'succeeded' } },
          {
            means: 'refund',
            amountMinor: 80_000,
            refund: { status: 'failed', failure: { code: 'refund_window_closed' } },
          },
        ],
        authorization: { releasedMinor: 40_000, refundedMinor: 0, refundableMinor: 80_000 },
      })
    })
    expect((await till.ask('reverse', id)).value).toMatchObject({
      outcome: 'succeeded',
      steps: [{ means: 'refund', amountMinor: 80_000 }],
    })
  })

  test('a hold the lender says has ended, ends here, and with it the order', async () => {
    const it = await held(world)
    const { id } = it.authorization
    const refuses = async () =>
      ({ outcome: 'declined', refusal: 'authorization_expired', correlationId: 'why-2' }) as const
    await hooked(entryOf(world, 'huaxin'), { capture: refuses }, async () => {
      expect((await till.ask('capture', id)).problem?.code).toBe('operation_refused')
    })
    expect(await till.view(id)).toMatchObject({ status: 'expired', remainingMinor: 0 })
    expect(await typesOf({ authorizationId: id })).toEqual([
      'authorization.created',
      'authorization.capture_failed',
      'authorization.expired',
    ])
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('expired')
    expect((await it.loan()).status).toBe('cancelled')
    const cancel = await till.ask('cancel', id)
    expect(cancel.value).toMatchObject({ outcome: 'already_expired' })
  })
})
