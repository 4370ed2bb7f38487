import type { NoAnswerReason } from '@miaoguo/shared/event/webhook-delivery'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { unseal } from '../db/seal.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps, JobData } from '../deps.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { loggedRequest, loggedResponse } from './log-exchange.ts'
import { post, type PostResult } from './post.ts'
import { signedHeaders } from './sign.ts'
import * as store from './store.ts'

const retryAfterSecondsMax = 3600
/** Receivers look at a bounded number of signatures; secrets rotated this often in one overlap are not in use. */
const signaturesMax = 4

/** What came of an attempt: an answer, none, or that there was nobody to ask. */
type Result = PostResult | { kind: 'refused'; reason: 'endpoint_disabled' }

const isGone = (result: Result): boolean => result.kind === 'answered' && result.status === 410

/** How long to wait before the next attempt, or undefined when there is none. */
export function nextDelayMs(
  deps: Pick<Deps, 'env'>,
  attempt: number,
  result: Result,
): number | undefined {
  // 410 Gone: the merchant asks us to stop. An address we may not reach will not become another.
  if (result.kind === 'refused' || isGone(result)) return undefined
  const seconds = deps.env.WEBHOOK_RETRY_SECONDS[attempt - 1]
  if (seconds === undefined) return undefined
  const told =
    result.kind === 'answered' && /^\d{1,6}$/.test(result.retryAfter ?? '')
      ? Number(result.retryAfter)
      : 0
  // A tenth of jitter, so that merchants who fell together are not all asked together.
  const jittered = seconds * (0.95 + Math.random() * 0.1)
  return Math.round(Math.max(jittered, Math.min(told, retryAfterSecondsMax)) * 1000)
}

const isDelivered = (result: Result): boolean =>
  result.kind === 'answered' && result.status >= 200 && result.status < 300

const outcomeOf = (result: Result) => ({
  outcome: isDelivered(result)
    ? ('delivered' as const)
    : result.kind === 'refused'
      ? ('refused' as const)
      : ('failed' as const),
  httpStatus: result.kind === 'answered' ? result.status : null,
  reason: result.kind === 'answered' ? null : (result.reason satisfies NoAnswerReason),
})

/** A job queued before deliveries had ids of their own names its event; its delivery got the same letters. */
const deliveryIdOf = (job: JobData['deliver-event'] | { eventId: string }): string =>
  'deliveryId' in job ? job.deliveryId : `dlv_${job.eventId.slice('evt_'.length)}`

/** One attempt to tell a merchant; what came of it and the next attempt are written together. */
export async function deliverEvent(deps: Deps, job: JobData['deliver-event']): Promise<void> {
  const it = await store.findToDeliver(deps.db, deliveryIdOf(job))
  // A job may come twice; what is done stays done.
  if (!it || it.status !== 'pending') return
  const { attempt } = job
  if (await store.hasAttempt(deps.db, { deliveryId: it.id, attempt })) return
  const startedAt = deps.now()
  const body = JSON.stringify(it.body)
  const headers = await headersOf(deps, it, { attempt, at: startedAt, body })
  const result: Result = it.endpointGone
    ? { kind: 'refused', reason: 'endpoint_disabled' }
    : await post({
        url: it.url,
        headers,
        body,
        timeoutMs: deps.env.WEBHOOK_TIMEOUT_MS,
        allowPrivate: it.allowPrivateUrls,
      })
  await deps.db.transaction().execute(async (tx) => {
    const first = await store.insertAttempt(tx, {
      deliveryId: it.id,
      attempt,
      ...outcomeOf(result),
      ...loggedResponse(result),
      requestHeaders: loggedRequest(headers),
      startedAt,
      endedAt: deps.now(),
    })
    if (first) await moveOn(deps, tx, { it, attempt, result })
  })
  deps.log.info({ deliveryId: it.id, attempt, ...outcomeOf(result) }, 'webhook attempted')
}

async function headersOf(
  deps: Deps,
  it: store.ToDeliver,
  sending: { attempt: number; at: string; body: string },
): Promise<Record<string, string>> {
  const held = await endpoints.secretsOf(deps.db, it.endpointId)
  const secrets = held
    .filter((secret) => secret.expiresAt === null || secret.expiresAt > sending.at)
    .slice(0, signaturesMax)
    .map((secret) => unseal(deps.env.SESSION_SECRET, secret.sealed))
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Miaoguo-Webhooks/1',
    ...signedHeaders({ secrets, id: it.body.id, at: sending.at, body: sending.body }),
    'webhook-delivery': it.id,
    'webhook-attempt': String(sending.attempt),
  }
}

/** Ends the delivery or queues its next attempt. */
async function moveOn(
  deps: Deps,
  tx: Tx,
  { it, attempt, result }: { it: store.ToDeliver; attempt: number; result: Result },
): Promise<void> {
  const at = deps.now()
  const ended = (status: 'delivered' | 'failed') =>
    store.moveOn(tx, {
      id: it.id,
      status,
      attemptCount: attempt,
      nextAttemptAt: null,
      endedAt: at,
    })
  if (isDelivered(result)) return ended('delivered')
  // One order's address that is gone says nothing about the next order's.
  if (isGone(result) && it.endpointKind === 'fixed')
    await endpoints.update(tx, it.endpointId, { status: 'disabled', disabledReason: 'gone' })
  const afterMs = nextDelayMs(deps, attempt, result)
  if (afterMs === undefined) return ended('failed')
  await store.moveOn(tx, {
    id: it.id,
    status: 'pending',
    attemptCount: attempt,
    nextAttemptAt: instantAfter(at, afterMs),
    endedAt: null,
  })
  const next = { deliveryId: it.id, attempt: attempt + 1 }
  return deps.jobs.enqueue(tx, 'deliver-event', next, { afterMs })
}
