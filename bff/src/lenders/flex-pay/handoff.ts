import { instantAfter } from '@miaoguo/shared/time/instant'
import type { Asked, HandoffAsked, HandoffOpened, HandoffTold } from '../lender.ts'
import { notAsked } from '../unsupported.ts'
import { offContract, plainOutage, traceOf } from '../vendor.ts'
import type { FlexPayDesk } from './operations.ts'
import { toHandoff, toOrder, toVerdict } from './translate.ts'
import { WireOffers, WireOrder } from './wire.ts'

export const sessionMs = 30 * 60_000

type Door = { integrationId: string; windowUrl?: string | undefined }

/** Asks whether the trip is lent against, makes an order of it, and leads to the page that shows Flex Pay's window. */
export async function openHandoff(
  desk: FlexPayDesk,
  { integrationId, windowUrl }: Door,
  it: HandoffAsked,
): Promise<Asked<HandoffOpened>> {
  const { purchase } = it
  // Its window is a script on a page; where none was agreed on there is nowhere to go.
  if (windowUrl === undefined || !purchase?.itinerary || it.currency !== desk.currency)
    return notAsked()
  const order = toOrder({ ...it, purchase })
  const asked = await desk.ask(
    { method: 'POST', path: '/v1/marketing/offers', body: { integrationId, orders: [order] } },
    WireOffers,
  )
  if (!asked.ok) return plainOutage(asked)
  const verdict = toVerdict(asked.value)
  if (verdict.decision === 'outage') return { ...traceOf(asked), ok: false, reason: verdict.reason }
  if (verdict.decision === 'declined') return { ...traceOf(asked), ok: true, value: verdict }
  const made = await desk.ask({ method: 'POST', path: '/v1/orders', body: order }, WireOrder)
  if (!made.ok) return plainOutage(made)
  const query = new URLSearchParams({ order_id: made.value.id, return_url: it.returnUrl })
  return {
    ...traceOf(made),
    ok: true,
    value: {
      decision: 'opened',
      sessionReference: made.value.id,
      leaveUrl: `${windowUrl}?${query}`,
      expiresAt: instantAfter(desk.now(), sessionMs),
    },
  }
}

/** Reads the order: what the borrower came back with is not looked at. */
export async function readHandoff(desk: FlexPayDesk, orderId: string): Promise<Asked<HandoffTold>> {
  const path = `/v1/orders/${encodeURIComponent(orderId)}`
  const asked = await desk.ask({ method: 'GET', path }, WireOrder)
  if (!asked.ok) return plainOutage(asked)
  const value = asked.value.id === orderId ? toHandoff(asked.value, desk.currency) : undefined
  return value ? { ...traceOf(asked), ok: true, value } : offContract(asked)
}
