import { LenderNotification } from '@miaoguo/shared/contract/lender/notifications'
import { verifyRequest, type Trust } from '../../signatures/verify.ts'
import type { Notified, RawMessage } from '../lender.ts'
import { parsedJson } from '../reading.ts'

/** A notification is read only when the lender's own key vouches for it. */
export async function readNotification(raw: RawMessage, trust: Trust): Promise<Notified> {
  const verdict = await verifyRequest(raw, trust)
  if (!verdict.trusted)
    return { ok: false, reason: verdict.why === 'unsigned' ? 'unsigned' : 'signature_invalid' }
  const notification = LenderNotification.safeParse(parsedJson(raw.body))
  return notification.success
    ? { ok: true, notification: notification.data }
    : { ok: false, reason: 'off_contract' }
}
