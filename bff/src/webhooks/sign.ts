import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { jsDateOf, millisecondsOf } from '@miaoguo/shared/time/instant'
import { Webhook } from 'standardwebhooks'

/** The headers of one delivery, by Standard Webhooks: the signature covers id, timestamp and these very bytes. */
export const signedHeaders = (it: {
  secret: string
  id: string
  at: Instant
  body: string
}): Record<string, string> => ({
  'webhook-id': it.id,
  'webhook-timestamp': String(Math.floor(millisecondsOf(it.at) / 1000)),
  'webhook-signature': new Webhook(it.secret).sign(it.id, jsDateOf(it.at), it.body),
})
