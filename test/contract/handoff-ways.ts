import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import { handoffContract } from '@miaoguo/shared/contract/shopper/handoffs'
import type { Handoff } from '@miaoguo/shared/handoff/handoff'
import type { World } from '../support/app.ts'
import { entryOf, hooked } from '../support/hooked.ts'
import { call, requestOffers, valueOf, type Shopper } from '../support/shopper.ts'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import { cancelled, expired, open, pending, type Scene } from './scenes.ts'
import { send } from './send.ts'

/** What a shopper says yes to before she leaves for the lender that shows its own terms. */
export async function leavingOf(me: Shopper, checkout: Checkout) {
  const [choice] = (await requestOffers(me, checkout)).handoffs ?? []
  if (!choice) throw new Error('there is a lender to leave for')
  return { lenderId: choice.notice.lender.id, noticeDigest: choice.noticeDigest }
}

export async function leftFor(me: Shopper, checkout: Checkout): Promise<Handoff> {
  const answer = await call(me.url, handoffContract.leave, {
    token: me.token,
    params: { token: checkout.token },
    body: await leavingOf(me, checkout),
  })
  return valueOf(answer)
}

type Leaving = Awaited<ReturnType<typeof leavingOf>>
const leave = ({ world, me, checkout }: Scene, body: Leaving): Promise<Response> =>
  send(world, handoffContract.leave, { token: me.token, params: { token: checkout.token }, body })

/** The lender does not answer. */
async function away(world: World, verb: 'openHandoff' | 'handoff', ask: () => Promise<Response>) {
  const silent: Partial<Lender> = {
    [verb]: async () => ({ ok: false, reason: 'timeout', correlationId: 'c-away' }),
  }
  let answer: Response | undefined
  await hooked(entryOf(world, 'klarna'), silent, async () => {
    answer = await ask()
  })
  return answer ?? Response.error()
}

const never = `sha256:${'0'.repeat(64)}`

export const handoffWays: Record<string, (world: World) => Promise<Response>> = {
  'leaveForLender disclosure_outdated': async (world) => {
    const scene = await open(world)
    return leave(scene, { ...(await leavingOf(scene.me, scene.checkout)), noticeDigest: never })
  },
  // Its terms are shown here, so nobody leaves for it.
  'leaveForLender offer_withdrawn': async (world) =>
    leave(await open(world), { lenderId: entryOf(world, 'huaxin').id, noticeDigest: never }),
  'leaveForLender checkout_not_open': async (world) => {
    const scene = await open(world)
    const body = await leavingOf(scene.me, scene.checkout)
    return leave(await cancelled(scene), body)
  },
  'leaveForLender checkout_expired': async (world) => {
    const scene = await open(world)
    const body = await leavingOf(scene.me, scene.checkout)
    return leave(await expired(scene), body)
  },
  'leaveForLender checkout_application_pending': async (world) =>
    leave(await pending(world), { lenderId: entryOf(world, 'klarna').id, noticeDigest: never }),
  'leaveForLender lender_unavailable': async (world) => {
    const scene = await open(world)
    const body = await leavingOf(scene.me, scene.checkout)
    return away(world, 'openHandoff', () => leave(scene, body))
  },
  'comeBackFromLender lender_unavailable': async (world) => {
    const { me, checkout } = await open(world)
    const { id } = await leftFor(me, checkout)
    return away(world, 'handoff', () =>
      send(world, handoffContract.comeBack, { token: me.token, params: { id }, body: {} }),
    )
  },
}
