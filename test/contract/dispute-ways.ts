import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { disputeContract } from '@miaoguo/shared/contract/merchant/disputes'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { disputesOf } from '../support/disputed.ts'
import { sendAtConsole } from './console-desk.ts'
import { while_ } from './money-ways.ts'
import { send } from './send.ts'
import { disputed } from './till.ts'

type Way = (world: World) => Promise<Response>
type Ask = (world: World, id: string) => Promise<Response>

const token = demoMerchant.secretKey
const { submitEvidence, accept } = disputeContract
const said = { explanation: '已签收' }
const correlationId = 'lender-exchange-1'
const refuses = async () => ({ ok: false, reason: 'refused', status: 422, correlationId }) as const
const silent = async () => ({ ok: false, reason: 'timeout', correlationId }) as const

const closed = async (world: World): Promise<string> => {
  const id = await disputed(world)
  await world.deps.db.updateTable('disputes').set({ status: 'won' }).where('id', '=', id).execute()
  return id
}
const answered = async (world: World): Promise<string> => {
  const id = await disputed(world)
  await disputesOf(world).submit(id, said)
  return id
}
const late = async (world: World): Promise<string> => {
  const id = await disputed(world)
  await world.deps.db
    .updateTable('disputes')
    // Told already, so that the sweep leaves it as it is.
    .set({
      respondBy: instantAfter(world.deps.now(), -1000),
      response: 'expiry',
      responseState: 'received',
    })
    .where('id', '=', id)
    .execute()
  return id
}

const waysOf = (
  endpoint: Endpoint,
  body: Record<string, unknown>,
  asker: typeof send,
): Record<string, Way> => {
  const ask: Ask = (world, id) => asker(world, endpoint, { token, params: { id }, body })
  return {
    dispute_closed: async (world) => ask(world, await closed(world)),
    dispute_deadline_passed: async (world) => ask(world, await late(world)),
    dispute_response_pending: async (world) => {
      const id = await disputed(world)
      await while_(world, { acceptDispute: silent }, () =>
        send(world, accept, { token, params: { id }, body: {} }),
      )
      return while_(world, { acceptDispute: silent }, () => ask(world, id))
    },
    operation_refused: async (world) => {
      const id = await disputed(world)
      return while_(world, { acceptDispute: refuses, submitEvidence: refuses }, () =>
        ask(world, id),
      )
    },
    ...(endpoint === submitEvidence
      ? { dispute_evidence_given: async (world: World) => ask(world, await answered(world)) }
      : {}),
  }
}

const named = (id: string, ways: Record<string, Way>): Record<string, Way> =>
  Object.fromEntries(Object.entries(ways).map(([code, way]) => [`${id} ${code}`, way]))

/** Ways to the problems of answering disputes, by a server and by a person at the console. */
export const disputeWays: Record<string, Way> = {
  ...named(submitEvidence.id, waysOf(submitEvidence, said, send)),
  ...named(accept.id, waysOf(accept, {}, send)),
  ...named(
    consoleDeskContract.submitDisputeEvidence.id,
    waysOf(submitEvidence, said, sendAtConsole),
  ),
  ...named(consoleDeskContract.acceptDispute.id, waysOf(accept, {}, sendAtConsole)),
}
