import { invariant } from '@miaoguo/shared/problem/problem'
import { unseal } from '../db/seal.ts'
import type { Deps, JobData } from '../deps.ts'
import * as merchants from '../merchants/store.ts'
import * as outbox from '../outbox/store.ts'
import { post, type PostResult } from './post.ts'
import { signedHeaders } from './sign.ts'
import * as store from './store.ts'

const retryAfterSecondsMax = 3600

/** How long to wait before the next attempt, or undefined when there is none. */
export function nextDelayMs(
  deps: Pick<Deps, 'env'>,
  attempt: number,
  result: PostResult,
): number | undefined {
  // 410 Gone: the merchant asks us to stop. An address we may not reach will not become another.
  if (result.kind === 'refused' || (result.kind === 'answered' && result.status === 410))
    return undefined
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

const isDelivered = (result: PostResult): boolean =>
  result.kind === 'answered' && result.status >= 200 && result.status < 300

const outcomeOf = (result: PostResult) => ({
  outcome: isDelivered(result)
    ? ('delivered' as const)
    : result.kind === 'refused'
      ? ('refused' as const)
      : ('failed' as const),
  httpStatus: result.kind === 'answered' ? result.status : null,
  reason: result.kind === 'answered' ? null : result.reason,
})

/** One attempt to tell a merchant; what came of it and the next attempt are written together. */
export async function deliverEvent(deps: Deps, job: JobData['deliver-event']): Promise<void> {
  const event = await outbox.findById(deps.db, job.eventId)
  // A job may come twice; what is done stays done.
  if (!event || event.deliveredAt !== null || event.abandonedAt !== null) return
  if (await store.hasDelivery(deps.db, job)) return
  const merchant = await merchants.findById(deps.db, event.merchantId)
  invariant(merchant, 'an event belongs to a merchant')
  const startedAt = deps.now()
  const body = JSON.stringify(event.body)
  const result = await post({
    url: event.notifyUrl,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Miaoguo-Webhooks/1',
      ...signedHeaders({
        secret: unseal(deps.env.SESSION_SECRET, merchant.webhookSecretSealed),
        id: event.id,
        at: startedAt,
        body,
      }),
      'webhook-attempt': String(job.attempt),
    },
    body,
    timeoutMs: deps.env.WEBHOOK_TIMEOUT_MS,
    allowPrivate: merchant.allowPrivateUrls,
  })
  await deps.db.transaction().execute(async (tx) => {
    const endedAt = deps.now()
    const first = await store.insertDelivery(tx, {
      id: deps.newId('delivery'),
      eventId: event.id,
      attempt: job.attempt,
      ...outcomeOf(result),
      startedAt,
      endedAt,
    })
    if (!first) return
    if (isDelivered(result)) {
      await outbox.markDelivered(tx, event.id, endedAt)
      return
    }
    const afterMs = nextDelayMs(deps, job.attempt, result)
    if (afterMs === undefined) await outbox.markAbandoned(tx, event.id, endedAt)
    else
      await deps.jobs.enqueue(
        tx,
        'deliver-event',
        { eventId: event.id, attempt: job.attempt + 1 },
        { afterMs },
      )
  })
  deps.log.info(
    { eventId: event.id, attempt: job.attempt, ...outcomeOf(result) },
    'webhook attempted',
  )
}
