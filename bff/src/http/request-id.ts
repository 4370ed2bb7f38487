import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Deps } from '../deps.ts'

export type Variables = {
  requestId: string
  address: string | undefined
  failure: string | undefined
}

export const requestIdOf = (c: Context): string => {
  const id: unknown = c.get('requestId')
  return typeof id === 'string' ? id : 'req_unknown'
}

/** The peer's address where a real server runs; in-process callers have none. */
const addressOf = (c: Context): string | undefined => {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return env?.incoming?.socket?.remoteAddress
}

/** Names every request, and logs it by its route: never by its path, query or body, where people are. */
export const requestId =
  (deps: Deps): MiddlewareHandler<{ Variables: Variables }> =>
  async (c, next) => {
    const id = deps.newId('request')
    const begunAt = performance.now()
    c.set('requestId', id)
    c.set('address', addressOf(c))
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
    if (c.res.status >= 500) deps.log.error(line, 'request failed')
    else deps.log.debug(line, 'request')
  }
