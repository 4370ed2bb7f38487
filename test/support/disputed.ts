import { disputeContract } from '@miaoguo/shared/contract/merchant/disputes'
import type { Dispute, DisputeStatus } from '@miaoguo/shared/dispute/dispute'
import type { LenderCode } from '../sandbox/lenders/profiles.ts'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from './app.ts'
import type { Held } from './held.ts'
import { call, eventually, valueOf } from './shopper.ts'

const token = demoMerchant.secretKey
type Opening = { reason?: string; amountMinor?: number; respondHours?: number }
type At = Opening & { lender?: LenderCode }

/** A borrower disputes a drawn order at its lender; answers the lender's own reference. */
export async function disputeAtLender(
  world: World,
  it: Held,
  { lender = 'huaxin', ...opening }: At = {},
): Promise<string> {
  const { url } = world.lenders[lender]
  const response = await fetch(`${url}/sandbox/disputes`, {
    method: 'POST',
    body: JSON.stringify({ merchantReference: it.checkout.merchantReference, ...opening }),
  })
  if (response.status !== 201) throw new Error(`no dispute: ${await response.text()}`)
  return ((await response.json()) as { disputeReference: string }).disputeReference
}

/** What merchants and their lenders do with disputes. */
export function disputesOf(world: World) {
  const view = async (id: string): Promise<Dispute> =>
    valueOf(await call(world.url, disputeContract.view, { token, params: { id } }))
  const of = async (it: Pick<Held, 'checkout'>): Promise<Dispute[]> =>
    valueOf(
      await call(world.url, disputeContract.list, {
        token,
        query: { merchantReference: it.checkout.merchantReference },
      }),
    ).items
  return {
    view,
    of,
    /** Waits until the platform has heard of the order's newest dispute. */
    heard: (it: Pick<Held, 'checkout'>, count = 1): Promise<Dispute> =>
      eventually('the dispute is heard of', async () => {
        const found = await of(it)
        return found.length >= count ? found[0] : undefined
      }),
    is: (id: string, status: DisputeStatus): Promise<Dispute> =>
      eventually(`the dispute is ${status}`, async () => {
        const now = await view(id)
        return now.status === status ? now : undefined
      }),
    submit: (id: string, body: object, key?: string) =>
      call(world.url, disputeContract.submitEvidence, {
        token,
        params: { id },
        body,
        ...(key ? { key } : {}),
      }),
    accept: (id: string, key?: string) =>
      call(world.url, disputeContract.accept, {
        token,
        params: { id },
        body: {},
        ...(key ? { key } : {}),
      }),
    decide: (reference: string, status: 'won' | 'lost') =>
      fetch(`${world.lenders.huaxin.url}/sandbox/disputes/${reference}/decision`, {
        method: 'POST',
        body: JSON.stringify({ status }),
      }),
  }
}
