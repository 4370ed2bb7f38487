import {
  authorizationContract,
  refundContract,
} from '@miaoguo/shared/contract/merchant/authorizations'
import { eventContract } from '@miaoguo/shared/contract/merchant/webhooks'
import type { WebhookEvent } from '@miaoguo/shared/event/event'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from './app.ts'
import type { Held } from './held.ts'
import { call, valueOf } from './shopper.ts'

const token = demoMerchant.secretKey
type Verb = Exclude<keyof typeof authorizationContract, 'list' | 'view'>

/** What a merchant's server does with its holds, and what the other books say of it. */
export function tillOf(world: World) {
  const ask = <V extends Verb>(verb: V, id: string, body: object = {}, key?: string) =>
    call(world.url, authorizationContract[verb], {
      token,
      params: { id },
      body,
      ...(key ? { key } : {}),
    })
  return {
    ask,
    capture: async (id: string, body: object = {}) =>
      valueOf(
        await call(world.url, authorizationContract.capture, { token, params: { id }, body }),
      ),
    refund: (id: string, body: object = {}, key?: string) =>
      call(world.url, refundContract.create, {
        token,
        params: { id },
        body,
        ...(key ? { key } : {}),
      }),
    view: async (id: string) =>
      valueOf(await call(world.url, authorizationContract.view, { token, params: { id } })),
    viewRefund: async (id: string) =>
      valueOf(await call(world.url, refundContract.view, { token, params: { id } })),
    /** Events of one object, oldest first. */
    events: async (query: Record<string, string>): Promise<WebhookEvent[]> =>
      valueOf(
        await call(world.url, eventContract.list, { token, query: { limit: '100', ...query } }),
      ).items.toReversed(),
    /** The lender's own account of the order. */
    theirs: (it: Held) =>
      Object.values(world.lenders)
        .flatMap((lender) => lender.books().loans)
        .find((loan) => loan.merchantReference === it.checkout.merchantReference)?.account,
  }
}
