import type { WebhookEndpoint } from '@miaoguo/shared/event/webhook-endpoint'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Db, Tx } from '../db/connect.ts'
import { derive } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { isAllowedUrl } from '../http/public-address.ts'
import type { Merchant } from '../merchants/store.ts'
import * as endpoints from '../outbox/endpoint-store.ts'

/** A signing secret of 32 bytes, the same again when the same request runs again. */
export const makeSecret = (deps: Deps): string =>
  `whsec_${derive(deps, 'webhook secret').toString('base64')}`

/** An endpoint as its merchant sees it. */
export async function toEndpointView(
  db: Db | Tx,
  stored: endpoints.StoredEndpoint,
  now: string,
): Promise<WebhookEndpoint> {
  const { merchantId: _, ...it } = stored
  const [, previous] = await endpoints.secretsOf(db, it.id)
  const until = previous?.expiresAt ?? null
  return { ...it, previousSecretExpiresAt: until !== null && until > now ? until : null }
}

export function refuseUrl(url: string, merchant: Merchant): void {
  if (isAllowedUrl(url, merchant.allowPrivateUrls)) return
  throw new Problem('url_not_allowed', { field: 'url' }, [
    { pointer: '/url', message: 'must be a public https address without credentials' },
  ])
}
