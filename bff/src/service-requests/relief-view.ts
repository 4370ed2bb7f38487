import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import type { Relief, ReliefStatus } from '@miaoguo/shared/loan/relief'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { statusOf } from '../operations/views.ts'
import * as reliefs from './relief-store.ts'
import type { SeenRelief } from './relief-store.ts'
import type { StoredRequest } from './store.ts'

/** Requests with the reliefs that were offered, as they stand today. */
export async function withReliefs(
  deps: Deps,
  requests: readonly StoredRequest[],
): Promise<ServiceRequest[]> {
  const seen = await reliefs.listOf(
    deps.db,
    requests.map((it) => it.id),
  )
  return requests.map((it) => {
    const offer = seen.find((one) => one.serviceRequestId === it.id)
    return { ...it, relief: offer ? toView(deps, offer) : null }
  })
}

/** One request with its relief. */
export async function withRelief(deps: Deps, it: StoredRequest): Promise<ServiceRequest> {
  const [viewed] = await withReliefs(deps, [it])
  return viewed ?? { ...it, relief: null }
}

/** The days of an offer are the merchant's, which a test clock moves. */
const toView = (deps: Deps, it: SeenRelief): Relief => ({
  status: statusOn(it, atMerchantTime(deps, it.clockAheadMs).today()),
  paper: it.paper,
  digest: it.digest,
  decidedAt: it.decidedAt,
})

const accepted = { pending: 'accepting', succeeded: 'accepted', failed: 'declined' } as const

function statusOn(it: SeenRelief, today: CalendarDate): ReliefStatus {
  if (it.decision === 'refused') return 'refused'
  if (it.decision === null) return today > it.validThrough ? 'expired' : 'offered'
  return it.operationState === null ? 'accepting' : accepted[statusOf({ state: it.operationState })]
}
