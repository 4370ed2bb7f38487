import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held, type Held } from '../support/held.ts'
import { call, eventually, valueOf, viewAsMerchant } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)
const day = 86_400

describe.each(databases)('on %s', (database) => {
  let world: World
  let till: ReturnType<typeof tillOf>
  beforeAll(async () => {
    world = await openWorldOn(database)
    till = tillOf(world)
  })
  afterAll(() => world.close())

  const advance = async (seconds: number) =>
    valueOf(
      await call(world.url, testClockContract.advance, {
        token: demoMerchant.secretKey,
        body: { seconds },
      }),
    )
  const told = (it: Held, types: string[]) =>
    eventually(types.join(', '), async () => {
      const events = await till.events({ authorizationId: it.authorization.id })
      const found = events.map((one) => one.type)
      return found.length >= types.length ? found : undefined
    }).then((found) => expect(found).toEqual(types))
  const days = (it: Held) =>
    Math.round((Date.parse(it.authorization.expiresAt ?? '') - Date.now()) / 86_400_000)

  test('by the merchant’s clock a hold is warned of twice, then ends, at the lender too', async () => {
    const it = await held(world)
    const part = await held(world)
    await till.capture(part.authorization.id, { amountMinor: 50_000 })
    expect(days(it)).toBe(30)
    await advance(27 * day - 60)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await told(it, ['authorization.created'])
    await advance(120)
    await told(it, ['authorization.created', 'authorization.expiring'])
    await advance(2 * day)
    const warned = ['authorization.created', 'authorization.expiring', 'authorization.expiring']
    await told(it, warned)
    await advance(day)
    await told(it, [...warned, 'authorization.expired'])
    expect(await till.view(it.authorization.id)).toMatchObject({
      status: 'expired',
      releasedMinor: 120_000,
      expiresAt: null,
    })
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('expired')
    expect((await it.loan()).status).toBe('cancelled')
    await eventually('the lender gave it up', () => till.theirs(it)?.cancelled || undefined)
    expect((await till.ask('capture', it.authorization.id)).problem?.code).toBe(
      'authorization_expired',
    )
    const cancel = await till.ask('cancel', it.authorization.id)
    expect(cancel.value).toMatchObject({ outcome: 'already_expired', operation: null })

    // Of a hold that was captured in part, the captured part stays.
    expect(await till.view(part.authorization.id)).toMatchObject({
      status: 'captured',
      capturedMinor: 50_000,
      releasedMinor: 70_000,
    })
    await eventually('the lender gave the rest up', () =>
      till.theirs(part)?.releasedMinor === 70_000 ? true : undefined,
    )
    expect((await viewAsMerchant(world.url, part.checkout.id)).status).toBe('paid')
  })

  test('a hold made after the clock was moved lives its full life from then', async () => {
    const it = await held(world)
    const clock = valueOf(
      await call(world.url, testClockContract.view, { token: demoMerchant.secretKey }),
    )
    const left = Date.parse(it.authorization.expiresAt ?? '') - Date.parse(clock.nowAt)
    expect(Math.round(left / 86_400_000)).toBe(30)
    await advance(29.5 * day)
    await told(it, ['authorization.created', 'authorization.expiring'])
    const extended = valueOf(await till.ask('extend', it.authorization.id))
    expect(extended.outcome).toBe('succeeded')
    await advance(10 * day)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect((await till.view(it.authorization.id)).status).toBe('authorized')
    await told(it, ['authorization.created', 'authorization.expiring', 'authorization.extended'])
  })
})
