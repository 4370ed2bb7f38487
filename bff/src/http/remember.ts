import type { Context, MiddlewareHandler } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Deps } from '../deps.ts'
import type { Shown } from '../funnel/count-shown.ts'
import type { Actor } from './auth.ts'
import type { Variables } from './request-id.ts'

const answersMax = 20_000
const lengthMax = 2000
type Answer = { body: string; headers: Record<string, string>; shown: Shown | undefined }

/** Where a real server runs, its own parsed request: building a URL and a Headers object costs more than the answer. */
function questionOf(c: Context): { method: string; origin: string; url: string } {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  if (incoming)
    return {
      method: incoming.method ?? '',
      origin: incoming.headers.origin ?? '',
      url: incoming.url ?? '',
    }
  return { method: c.req.method, origin: c.req.header('origin') ?? '', url: c.req.url }
}

/**
 * Answers a GET from memory when the same question came from the same origin and `version` has not changed since.
 * Only what was answered with 200 is remembered, so every refusal is judged again.
 */
export function remember(
  deps: Pick<Deps, 'newId' | 'shownCounter'>,
  version: () => string,
): MiddlewareHandler<{ Variables: Variables }> {
  let remembered = { version: '', answers: new Map<string, Answer>() }
  return async (c, next) => {
    const current = version()
    if (remembered.version !== current) remembered = { version: current, answers: new Map() }
    const { answers } = remembered
    const { method, origin, url } = questionOf(c)
    const question = `${origin} ${url}`
    const known = method === 'GET' ? answers.get(question) : undefined
    if (known) {
      if (known.shown) deps.shownCounter.add(known.shown)
      return new Response(known.body, {
        headers: { ...known.headers, 'x-request-id': deps.newId('request') },
      })
    }
    await next()
    if (method !== 'GET' || c.res.status !== 200) return undefined
    const body = await c.res.clone().text()
    const shown = shownBy(c.get('actor'), body)
    if (shown) deps.shownCounter.add(shown)
    if (question.length > lengthMax) return undefined
    const { 'x-request-id': _own, ...headers } = Object.fromEntries(c.res.headers)
    if (answers.size >= answersMax) answers.clear()
    answers.set(question, {
      body,
      shown,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    })
    return undefined
  }
}

/** Whose widget was given something to show; nobody's where the rules leave nothing. */
function shownBy(actor: Actor | undefined, body: string): Shown | undefined {
  if (actor?.kind !== 'widget' || !body.startsWith('{"shown":true')) return undefined
  return { merchantId: actor.merchantId, clockAheadMs: actor.clockAheadMs }
}
