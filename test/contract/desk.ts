import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { keyContract } from '@miaoguo/shared/contract/merchant/keys'
import { eventContract, webhookEndpointContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { gatherSettlements } from '@miaoguo/bff/src/settlements/gather-settlements.ts'
import { settlementContract } from '@miaoguo/shared/contract/merchant/settlements'
import type { World } from '../support/app.ts'
import { call, openCheckout, valueOf } from '../support/shopper.ts'
import { demoMerchant } from '../sandbox/world.ts'
import type { Example, Request, Stage } from './examples.ts'

/** What a merchant's developers look at, made anew. */
export type Desk = {
  endpointId: string
  otherEndpointId: string
  eventId: string
  deliveryId: string
  keyId: string
  otherKeyId: string
  settlementId: string
}

const merchant = { token: demoMerchant.secretKey }
/** Keys of the second merchant in `examples.ts`, repeated here because that file leans on this one. */
const stranger = 'sk_test_other_0000000000000000000'

export const newEndpoint = (world: World) =>
  call(world.url, webhookEndpointContract.create, {
    ...merchant,
    body: { url: world.receiver.url },
  })
export const newKey = (world: World, token = demoMerchant.secretKey) =>
  call(world.url, keyContract.create, { token, body: { kind: 'secret' } })

export async function setDesk(world: World): Promise<Desk> {
  const endpoint = valueOf(await newEndpoint(world))
  const other = valueOf(await newEndpoint(world))
  const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
  await call(world.url, merchantCheckoutContract.cancel, {
    ...merchant,
    params: { id: checkout.id },
    body: {},
  })
  const events = valueOf(
    await call(world.url, eventContract.list, { ...merchant, query: { checkoutId: checkout.id } }),
  )
  const event = events.items[0]
  if (!event) throw new Error('a cancelled checkout is an event')
  const replayed = valueOf(
    await call(world.url, eventContract.replay, {
      ...merchant,
      params: { id: event.id },
      body: {},
    }),
  )
  return {
    endpointId: endpoint.id,
    otherEndpointId: other.id,
    eventId: event.id,
    deliveryId: replayed.deliveries[0]?.id ?? '',
    keyId: valueOf(await newKey(world)).id,
    otherKeyId: valueOf(await newKey(world)).id,
    settlementId: await settle(world),
  }
}

/** What was paid out today, by whichever lender was the first to. */
async function settle(world: World): Promise<string> {
  await gatherSettlements(world.deps, world.deps.today())
  const found = valueOf(await call(world.url, settlementContract.list, { ...merchant, query: {} }))
  return found.items[0]?.id ?? 'stl_0000000000000000'
}

/** The merchant's own object, which another merchant asks for. */
const own = (request: (desk: Desk) => Request): Example => ({
  request: (stage: Stage) => ({ ...merchant, ...request(stage.desk) }),
  foreign: (stage: Stage) => ({ ...request(stage.desk), token: stranger }),
})
const anybody = (request: Request): Example => ({ request: () => ({ ...merchant, ...request }) })

export const deskExamples: Record<string, Example> = {
  allocateAmount: anybody({
    body: {
      currency: 'CNY',
      amountMinor: 100,
      lines: [
        { reference: 'a', amountMinor: 1 },
        { reference: 'b', amountMinor: 2 },
      ],
    },
  }),
  viewEligibility: anybody({ query: { amountMinor: '129900', currency: 'CNY' } }),
  createWebhookEndpoint: {
    request: (stage) => ({ ...merchant, body: { url: stage.world.receiver.url } }),
  },
  listWebhookEndpoints: anybody({}),
  viewWebhookEndpoint: own((desk) => ({ params: { id: desk.endpointId } })),
  updateWebhookEndpoint: own((desk) => ({ params: { id: desk.endpointId }, body: {} })),
  deleteWebhookEndpoint: own((desk) => ({ params: { id: desk.otherEndpointId }, body: {} })),
  rotateWebhookSecret: own((desk) => ({ params: { id: desk.endpointId }, body: {} })),
  testWebhookEndpoint: own((desk) => ({ params: { id: desk.endpointId }, body: {} })),
  listEvents: anybody({ query: { limit: '2', type: 'checkout.cancelled' } }),
  viewEvent: own((desk) => ({ params: { id: desk.eventId } })),
  replayEvent: own((desk) => ({ params: { id: desk.eventId }, body: {} })),
  replayEvents: anybody({
    body: { fromAt: '2020-01-01T00:00:00.000Z', toAt: '2020-01-02T00:00:00.000Z', which: 'all' },
  }),
  listWebhookDeliveries: anybody({ query: { limit: '2', status: 'delivered' } }),
  viewWebhookDelivery: own((desk) => ({ params: { id: desk.deliveryId } })),
  createApiKey: anybody({ body: { kind: 'publishable' } }),
  listApiKeys: anybody({}),
  rollApiKey: own((desk) => ({ params: { id: desk.keyId }, body: {} })),
  revokeApiKey: own((desk) => ({ params: { id: desk.otherKeyId }, body: {} })),
  listSettlements: anybody({ query: { limit: '2' } }),
  viewSettlement: own((desk) => ({ params: { id: desk.settlementId } })),
  viewSettlementFile: own((desk) => ({ params: { id: desk.settlementId } })),
  listApiRequests: anybody({ query: { limit: '2', status: '201' } }),
  viewTestClock: anybody({}),
  // So little that nothing expires by it.
  advanceTestClock: anybody({ body: { seconds: 1 } }),
}
