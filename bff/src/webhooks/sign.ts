import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { jsDateOf, millisecondsOf } from '@miaoguo/shared/time/instant'
import { Webhook } from 'standardwebhooks'

/**
 * The headers of one delivery, by Standard Webhooks: each signature covers id, timestamp and these very bytes. While a
 * secret is being rotated there is one signature for each that is good.
 */
export const signedHeaders = (it: {
  secrets: readonly string[]
  id: string
  at: Instant
  body: string
}): Record<string, string> => ({
  'webhook-id': it.id,
  'webhook-timestamp': String(Math.floor(millisecondsOf(it.at) / 1000)),
  'webhook-signature': it.secrets
    .map((secret) => new Webhook(secret).sign(it.id, jsDateOf(it.at), it.body))
    .join(' '),
})
