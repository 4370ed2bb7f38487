import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { consoleId } from '@miaoguo/shared/contract/console/for-console'
import { keyContract, testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { eventContract, webhookEndpointContract } from '@miaoguo/shared/contract/merchant/webhooks'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { call, valueOf } from '../support/shopper.ts'
import { newEndpoint, newKey, setDesk } from './desk.ts'
import { liveMerchant, otherMerchant } from './examples.ts'
import { sendAtConsole } from './console-desk.ts'
import { send as sendAsServer } from './send.ts'

type Send = typeof sendAsServer
type Way = (world: World) => Promise<Response>

const ours = demoMerchant.secretKey

const builtIn = async (world: World): Promise<string> => {
  const held = valueOf(await call(world.url, webhookEndpointContract.list, { token: ours }))
  return held.items.find((it) => it.kind === 'per_checkout')?.id ?? ''
}
const disabled = async (world: World): Promise<string> => {
  const { id } = valueOf(await newEndpoint(world))
  const body = { status: 'disabled' }
  valueOf(
    await call(world.url, webhookEndpointContract.update, { token: ours, params: { id }, body }),
  )
  return id
}
/** Asks again and again until one more is too many. */
async function oneTooMany(ask: () => Promise<Response>): Promise<Response> {
  for (let asked = 1; asked < 100; asked += 1) {
    const response = await ask()
    if (response.status !== 201) return response
  }
  throw new Error('there is no limit')
}

/** Ways to the problems of what a merchant's developers do, by whoever sends. */
const waysBy = (send: Send): Record<string, Way> => {
  const post = (world: World, endpoint: Endpoint, id: string, body: Record<string, unknown> = {}) =>
    send(world, endpoint, { token: ours, params: { id }, body })
  return {
    // The other shop's addresses must be on the internet; it may fill its own shelves.
    'createWebhookEndpoint url_not_allowed': (world) =>
      send(world, webhookEndpointContract.create, {
        token: otherMerchant.secretKey,
        body: { url: 'https://169.254.169.254/latest' },
      }),
    'createWebhookEndpoint object_limit_reached': (world) =>
      oneTooMany(() =>
        send(world, webhookEndpointContract.create, {
          token: otherMerchant.secretKey,
          body: { url: 'https://hooks.shop.example/' },
        }),
      ),
    'updateWebhookEndpoint url_not_allowed': async (world) => {
      const { items } = valueOf(
        await call(world.url, webhookEndpointContract.list, { token: otherMerchant.secretKey }),
      )
      return send(world, webhookEndpointContract.update, {
        token: otherMerchant.secretKey,
        params: { id: items[0]?.id ?? '' },
        body: { url: 'http://hooks.shop.example/' },
      })
    },
    'updateWebhookEndpoint webhook_endpoint_built_in': async (world) =>
      post(world, webhookEndpointContract.update, await builtIn(world), {
        url: world.receiver.url,
      }),
    'deleteWebhookEndpoint webhook_endpoint_built_in': async (world) =>
      post(world, webhookEndpointContract.remove, await builtIn(world)),
    'testWebhookEndpoint webhook_endpoint_built_in': async (world) =>
      post(world, webhookEndpointContract.test, await builtIn(world)),
    'testWebhookEndpoint webhook_endpoint_disabled': async (world) =>
      post(world, webhookEndpointContract.test, await disabled(world)),
    'replayEvent webhook_endpoint_disabled': async (world) =>
      post(world, eventContract.replay, (await setDesk(world)).eventId, {
        webhookEndpointId: await disabled(world),
      }),
    'replayEvents replay_too_large': async (world) => {
      const { eventId } = await setDesk(world)
      await copyEvent(world, eventId, 501)
      return send(world, eventContract.replayMany, {
        token: ours,
        body: {
          fromAt: '2019-01-01T00:00:00.000Z',
          toAt: '2019-01-02T00:00:00.000Z',
          which: 'all',
        },
      })
    },

    'createApiKey object_limit_reached': (world) =>
      oneTooMany(() =>
        send(world, keyContract.create, {
          token: otherMerchant.secretKey,
          body: { kind: 'publishable' },
        }),
      ),
    'rollApiKey key_not_active': async (world) => {
      const { id } = valueOf(await newKey(world))
      await post(world, keyContract.revoke, id)
      return post(world, keyContract.roll, id)
    },
    'revokeApiKey key_last_active': async (world) => {
      const { items } = valueOf(
        await call(world.url, keyContract.list, { token: liveMerchant.secretKey }),
      )
      return send(world, keyContract.revoke, {
        token: liveMerchant.secretKey,
        params: { id: items.find((it) => it.kind === 'secret')?.id ?? '' },
        body: {},
      })
    },
    'viewTestClock test_mode_only': (world) =>
      send(world, testClockContract.view, { token: liveMerchant.secretKey }),
    'advanceTestClock test_mode_only': (world) =>
      send(world, testClockContract.advance, {
        token: liveMerchant.secretKey,
        body: { seconds: 60 },
      }),
  }
}

const atConsole = new Set<string>(Object.values(consoleDeskContract).map((it) => it.id))

/** By a server with its key, and at the console by a person. */
export const deskWays: Record<string, Way> = {
  ...waysBy(sendAsServer),
  ...Object.fromEntries(
    Object.entries(waysBy(sendAtConsole)).flatMap(([name, way]) => {
      const [id = '', code = ''] = name.split(' ')
      return atConsole.has(consoleId(id)) ? [[`${consoleId(id)} ${code}`, way]] : []
    }),
  ),
}

/** So many copies of an event on one day of 2019, written past the API. */
async function copyEvent(world: World, id: string, count: number): Promise<void> {
  const { db } = world.deps
  const event = await db
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('outbox')
    .values(
      Array.from({ length: count }, (_, i) => ({
        ...event,
        id: `evt_copy${i}0000`,
        objectVersion: 1000 + i,
        body: JSON.stringify(event.body),
        createdAt: '2019-01-01T12:00:00.000Z',
      })),
    )
    .execute()
}
