import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { RequestId } from '@miaoguo/shared/id/id'
import type { IncomingMessage } from 'node:http'
import type { Deps } from '../deps.ts'
import type { Actor } from './auth.ts'

export type Variables = {
  requestId: string
  address: string | undefined
  failure: string | undefined
  /** Known once the door was passed. */
  actor: Actor
  /** Of the endpoint, as the contract writes it. */
  route: string | undefined
  replayed: boolean | undefined
}

export const requestIdOf = (c: Context): string => {
  const id: unknown = c.get('requestId')
  return typeof id === 'string' ? id : 'req_unknown'
}

/** The peer's address where a real server runs; behind a proxy of our own, the one that proxy saw. */
function addressOf(c: Context, trustProxy: boolean): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  if (!trustProxy) return incoming?.socket.remoteAddress
  // The last entry is our proxy's; those before it are whatever the caller wrote.
  return (
    c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? incoming?.socket.remoteAddress
  )
}

/** Names every request, and logs it by its route: never by its path, query or body, where people are. */
export const requestId =
  (deps: Deps): MiddlewareHandler<{ Variables: Variables }> =>
  async (c, next) => {
    const id = deps.newId('request')
    const begunAt = performance.now()
    c.set('requestId', id)
    c.set('address', addressOf(c, deps.env.TRUST_PROXY))
    await next()
    c.res.headers.set('X-Request-Id', id)
    const tookMs = Math.round((performance.now() - begunAt) * 10) / 10
    const line = {
      requestId: id,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      code: c.get('failure'),
      tookMs,
    }
    logForMerchant(deps, c)
    // Those are counted, not told one by one: whoever has too much to do writes less.
    const turnedAway = line.code === 'server_overloaded'
    if (c.res.status >= 500 && !turnedAway) deps.log.error(line, 'request failed')
    else deps.log.debug(line, 'request')
  }

/** A merchant can look up its own server's requests; what stood in path, query and body is not kept. */
function logForMerchant(deps: Deps, c: Context<{ Variables: Variables }>): void {
  const actor: Actor | undefined = c.get('actor')
  if (actor?.kind !== 'merchant') return
  const key = c.req.header('idempotency-key')
  deps.requestLog.add({
    id: RequestId.parse(c.get('requestId')),
    merchantId: actor.merchantId,
    apiKeyId: actor.apiKeyId,
    method: c.req.method,
    route: c.get('route') ?? '',
    status: c.res.status,
    code: c.get('failure') ?? null,
    idempotencyKey: key !== undefined && /^[\x21-\x7e]{1,255}$/.test(key) ? key : null,
    replayed: c.get('replayed') ?? false,
    createdAt: deps.wallNow(),
  })
}
