import {
  lenderNotificationContract,
  notificationBytesMax,
} from '@miaoguo/shared/contract/lender/notifications'
import { platformKeysContract } from '@miaoguo/shared/contract/lender/keys'
import { Hono, type Context } from 'hono'
import type { Deps } from '../deps.ts'
import { bytesOf } from '../http/body.ts'
import type { RawMessage } from '../lenders/lender.ts'
import { receiveNotification } from './receive-notification.ts'

/** The lenders' own door: a signature is over bytes, so the body is read here and nowhere before. */
export function inboxRoutes(deps: Deps): Hono {
  const { notify } = lenderNotificationContract
  const keys = deps.env.SIGNING_KEYS.map(({ d: _secret, ...open }) => open)
  return new Hono()
    .get(platformKeysContract.platformKeys.path, (c) =>
      c.json({ keys }, 200, { 'Cache-Control': 'public, max-age=60' }),
    )
    .post(notify.path, async (c) => {
      const raw = await rawOf(c, deps)
      const kept = await receiveNotification(deps, { code: c.req.param('lender') ?? '', raw })
      return c.json(kept, 202, { 'Cache-Control': 'no-store' })
    })
}

/** The message as its sender addressed it: by our public name, whatever stands in between. */
async function rawOf(c: Context, deps: Deps): Promise<RawMessage> {
  const asked = new URL(c.req.url)
  return {
    method: c.req.method,
    url: `${(deps.env.PUBLIC_URL ?? asked.origin).replace(/\/+$/, '')}${asked.pathname}${asked.search}`,
    headers: Object.fromEntries(c.req.raw.headers.entries()),
    body: await bytesOf(c, notificationBytesMax),
  }
}
