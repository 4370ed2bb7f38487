import { Problem } from '@miaoguo/shared/problem/problem'
import { seal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Notified, RawMessage } from '../lenders/lender.ts'
import * as inbox from './store.ts'

/** Keeps what a lender tells, and answers as soon as it is kept; what it means is asked for afterwards. */
export async function receiveNotification(
  deps: Deps,
  it: { code: string; raw: RawMessage },
): Promise<{ eventId: string }> {
  const entry = deps.lenders.byCode(it.code)
  if (!entry) throw new Problem('not_found')
  const notified = await entry.lender.readNotification(it.raw)
  if (!notified.ok) {
    deps.log.warn({ lender: entry.code, reason: notified.reason }, 'notification not trusted')
    throw refusalOf(notified)
  }
  const { notification } = notified
  const { eventId } = notification
  await deps.db.transaction().execute(async (tx) => {
    const isNew = await inbox.insert(tx, {
      lenderId: entry.id,
      notification,
      bodySealed: seal(deps.env.SESSION_SECRET, Buffer.from(it.raw.body).toString('utf8')),
      receivedAt: deps.now(),
    })
    if (isNew) await deps.jobs.enqueue(tx, 'heed-notification', { lenderId: entry.id, eventId })
  })
  return { eventId }
}

function refusalOf({ reason }: Extract<Notified, { ok: false }>): Problem {
  switch (reason) {
    case 'unsigned':
      return new Problem('credentials_missing')
    case 'signature_invalid':
      return new Problem('credentials_invalid')
    case 'off_contract':
      return new Problem('input_invalid')
    case 'unsupported':
      return new Problem('not_found')
  }
}
