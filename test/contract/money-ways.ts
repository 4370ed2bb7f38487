import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import type { LenderEntry } from '@miaoguo/bff/src/lenders/registry.ts'
import {
  authorizationContract,
  refundContract,
} from '@miaoguo/shared/contract/merchant/authorizations'
import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { consoleId } from '@miaoguo/shared/contract/console/for-console'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { heldAwaiting } from '../support/awaiting.ts'
import { disputesOf } from '../support/disputed.ts'
import { held } from '../support/held.ts'
import { call, valueOf } from '../support/shopper.ts'
import { sendAtConsole } from './console-desk.ts'
import { send } from './send.ts'
import { captureNow, disputed } from './till.ts'

type Way = (world: World) => Promise<Response>

const token = demoMerchant.secretKey
const postBy =
  (asker: typeof send) =>
  (world: World, endpoint: Endpoint, id: string, body: Record<string, unknown> = {}) =>
    asker(world, endpoint, { token, params: { id }, body })
const post = postBy(send)

const aHold = async (world: World, lender?: string): Promise<string> =>
  (await held(world, lender ? { lender } : {})).authorization.id
const cancelled = async (world: World): Promise<string> => {
  const id = await aHold(world)
  valueOf(await call(world.url, authorizationContract.cancel, { token, params: { id }, body: {} }))
  return id
}
const captured = async (world: World, lender?: string): Promise<string> => {
  const id = await aHold(world, lender)
  await captureNow(world, id)
  return id
}
const partlyCaptured = async (world: World): Promise<string> => {
  const id = await aHold(world)
  await captureNow(world, id, { amountMinor: 50_000 })
  return id
}
/** The time of a hold has run out. */
const expired = async (world: World): Promise<string> => {
  const id = await aHold(world)
  await world.deps.db
    .updateTable('authorizations')
    .set({ expiresAt: instantAfter(world.deps.now(), -1000) })
    .where('id', '=', id)
    .execute()
  return id
}
/** A drawn order of which a part is disputed. */
const withDispute = async (world: World): Promise<string> =>
  (await disputesOf(world).view(await disputed(world))).authorizationId

/** A capture that the lender is still at. */
const busy = async (world: World): Promise<string> => {
  const id = (await held(world, { lender: 'Suyi', ending: '0011' })).authorization.id
  await captureNow(world, id, { amountMinor: 50_000 })
  return id
}

const huaxin = (world: World): LenderEntry => {
  const entry = world.deps.lenders.byCode('huaxin')
  if (!entry) throw new Error('a lender of the sandbox')
  return entry
}
const correlationId = 'lender-exchange-1'
const refuses = async () =>
  ({ outcome: 'declined', refusal: 'lender_policy', correlationId }) as const

/** Asks while the lender does something else than usual. */
export async function while_(
  world: World,
  hooks: Partial<Lender>,
  ask: () => Promise<Response>,
): Promise<Response> {
  const { lender } = huaxin(world)
  const usual = { ...lender }
  Object.assign(lender, hooks)
  try {
    return await ask()
  } finally {
    Object.assign(lender, usual)
  }
}

/** Asks while the lender's products deny something. */
async function without(
  world: World,
  denied: Partial<LenderCapabilities>,
  ask: () => Promise<Response>,
): Promise<Response> {
  const { terms } = huaxin(world)
  const usual = terms.products.map((it) => it.capabilities)
  for (const it of terms.products)
    if (it.capabilities) it.capabilities = { ...it.capabilities, ...denied }
  try {
    return await ask()
  } finally {
    for (const [i, it] of terms.products.entries()) if (usual[i]) it.capabilities = usual[i]
  }
}

const { capture, release, cancel, extend, reverse } = authorizationContract
const { preview, create } = refundContract

/** Ways to the problems of what people at the console do with money too, by whoever sends. */
const waysBy = (asker: typeof send): Record<string, Way> => {
  const post = postBy(asker)
  return {
    'captureAuthorization authorization_not_open': async (world) =>
      post(world, capture, await cancelled(world)),
    'captureAuthorization authorization_expired': async (world) =>
      post(world, capture, await expired(world)),
    'captureAuthorization amount_exceeds_authorized': async (world) =>
      post(world, capture, await aHold(world), { amountMinor: 120_001 }),
    'captureAuthorization amount_not_whole': async (world) =>
      post(world, capture, await aHold(world, 'Lezhong'), { amountMinor: 1 }),
    'captureAuthorization amounts_do_not_add_up': async (world) =>
      post(world, capture, await aHold(world), {
        amountMinor: 1,
        lines: [{ line: 0, quantity: 1 }],
      }),
    'captureAuthorization lines_exceed_order': async (world) =>
      post(world, capture, await aHold(world), { lines: [{ line: 1, quantity: 1 }] }),
    'captureAuthorization booking_not_confirmed': async (world) =>
      post(world, capture, (await heldAwaiting(world)).authorization.id),
    'captureAuthorization operation_pending': async (world) =>
      post(world, capture, await busy(world)),
    'captureAuthorization operation_refused': async (world) => {
      const id = await aHold(world)
      return while_(world, { capture: refuses }, () => post(world, capture, id))
    },

    'previewRefund authorization_not_captured': async (world) =>
      post(world, preview, await aHold(world)),
    'previewRefund amount_exceeds_captured': async (world) =>
      post(world, preview, await captured(world), { amountMinor: 120_001 }),
    'previewRefund amount_disputed': async (world) =>
      post(world, preview, await withDispute(world), { amountMinor: 100_000 }),
    'previewRefund amount_not_whole': async (world) =>
      post(world, preview, await captured(world, 'Lezhong'), { amountMinor: 1 }),
    'previewRefund operation_unsupported': async (world) => {
      const id = await captured(world)
      return without(world, { refund: false }, () => post(world, preview, id))
    },
    'previewRefund operation_refused': async (world) => {
      const id = await captured(world)
      const refused = async () =>
        ({ ok: false, reason: 'refused', status: 422, correlationId }) as const
      return while_(world, { previewRefund: refused }, () => post(world, preview, id))
    },
    'previewRefund lender_unavailable': async (world) => {
      const id = await captured(world)
      const silent = async () => ({ ok: false, reason: 'timeout', correlationId }) as const
      return while_(world, { previewRefund: silent }, () => post(world, preview, id))
    },

    'createRefund authorization_not_captured': async (world) =>
      post(world, create, await aHold(world)),
    'createRefund amount_exceeds_captured': async (world) =>
      post(world, create, await captured(world), { amountMinor: 120_001 }),
    'createRefund amount_disputed': async (world) =>
      post(world, create, await withDispute(world), { amountMinor: 100_000 }),
    'createRefund amount_not_whole': async (world) =>
      post(world, create, await captured(world, 'Lezhong'), { amountMinor: 1 }),
    'createRefund operation_unsupported': async (world) => {
      const id = await captured(world)
      return without(world, { refund: false }, () => post(world, create, id))
    },
    'createRefund operation_refused': async (world) => {
      const id = await captured(world)
      return while_(world, { refund: refuses }, () => post(world, create, id))
    },
  }
}

const atConsole = new Set<string>(Object.values(consoleDeskContract).map((it) => it.id))

/** Ways to the problems of holding, drawing and giving back money. */
export const moneyWays: Record<string, Way> = {
  ...waysBy(send),
  ...Object.fromEntries(
    Object.entries(waysBy(sendAtConsole)).flatMap(([name, way]) => {
      const [id = '', code = ''] = name.split(' ')
      return atConsole.has(consoleId(id)) ? [[`${consoleId(id)} ${code}`, way]] : []
    }),
  ),
  'releaseAuthorization authorization_not_open': async (world) =>
    post(world, release, await cancelled(world)),
  'releaseAuthorization authorization_not_captured': async (world) =>
    post(world, release, await aHold(world)),
  'releaseAuthorization authorization_expired': async (world) =>
    post(world, release, await expired(world)),
  'releaseAuthorization operation_pending': async (world) => {
    const id = (await held(world, { lender: 'Suyi', ending: '0011' })).authorization.id
    await captureNow(world, id, { amountMinor: 50_000 })
    // As if the first part were drawn and a second is under way.
    await world.deps.db
      .updateTable('authorizations')
      .set({ status: 'partially_captured' })
      .where('id', '=', id)
      .execute()
    return post(world, release, id)
  },
  'releaseAuthorization operation_refused': async (world) => {
    const id = await partlyCaptured(world)
    return while_(world, { releaseRemaining: refuses }, () => post(world, release, id))
  },

  'cancelAuthorization authorization_captured': async (world) =>
    post(world, cancel, await captured(world)),
  'cancelAuthorization operation_pending': async (world) => post(world, cancel, await busy(world)),
  'cancelAuthorization operation_refused': async (world) => {
    const id = await aHold(world)
    return while_(world, { cancel: refuses }, () => post(world, cancel, id))
  },

  'extendAuthorization authorization_not_open': async (world) =>
    post(world, extend, await captured(world)),
  'extendAuthorization authorization_expired': async (world) =>
    post(world, extend, await expired(world)),
  'extendAuthorization operation_unsupported': async (world) =>
    post(world, extend, await aHold(world, 'Lezhong')),
  'extendAuthorization operation_pending': async (world) => post(world, extend, await busy(world)),
  'extendAuthorization operation_refused': async (world) => {
    const id = await aHold(world)
    return while_(world, { extendAuthorization: refuses }, () => post(world, extend, id))
  },

  'reverseAuthorization amount_exceeds_captured': async (world) =>
    post(world, reverse, await captured(world), { amountMinor: 120_001 }),
  'reverseAuthorization amount_disputed': async (world) =>
    post(world, reverse, await withDispute(world), { amountMinor: 100_000 }),
  'reverseAuthorization amount_not_whole': async (world) =>
    post(world, reverse, await aHold(world), { amountMinor: 1 }),
  'reverseAuthorization operation_unsupported': async (world) => {
    const id = await captured(world)
    return without(world, { refund: false }, () => post(world, reverse, id))
  },
  'reverseAuthorization operation_pending': async (world) =>
    post(world, reverse, await busy(world)),
  'reverseAuthorization operation_refused': async (world) => {
    const id = await aHold(world)
    return while_(world, { cancel: refuses }, () => post(world, reverse, id))
  },
}
