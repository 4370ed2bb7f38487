import type { MiddlewareHandler } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Deps } from '../deps.ts'
import type { Shown } from '../funnel/count-shown.ts'
import type { Actor } from './auth.ts'
import type { Variables } from './request-id.ts'

const answersMax = 20_000
const lengthMax = 2000
type Answer = { body: string; headers: Record<string, string>; shown: Shown | undefined }

type Question = { method: string; origin: string; target: string }

/** Where a real server runs, its own parsed request: building a URL and a Headers object costs more than the answer. */
function questionOf(request: Request, env: unknown): Question {
  const { incoming } = (env ?? {}) as { incoming?: IncomingMessage }
  if (incoming)
    return {
      method: incoming.method ?? '',
      origin: incoming.headers.origin ?? '',
      target: incoming.url ?? '',
    }
  const { pathname, search } = new URL(request.url)
  return {
    method: request.method,
    origin: request.headers.get('origin') ?? '',
    target: pathname + search,
  }
}

/** Asked before the app is: null where nothing is known, and then the app's `learn` sees what it answers. */
export type Memory = {
  recall(request: Request, env: unknown): Response | null
  learn: MiddlewareHandler<{ Variables: Variables }>
}

type Remembered = { version: unknown; answers: Map<string, Answer> }

/**
 * Answers a GET of one path from memory when the same question came from the same origin and `version` has not
 * changed since. Only what was answered with 200 is remembered, so every refusal is judged again.
 */
export function remember(
  path: string,
  deps: Pick<Deps, 'newId' | 'shownCounter'>,
  version: () => unknown,
): Memory {
  let remembered: Remembered = { version: undefined, answers: new Map<string, Answer>() }
  const answersNow = (): Map<string, Answer> => {
    const current = version()
    if (remembered.version !== current) remembered = { version: current, answers: new Map() }
    return remembered.answers
  }
  return {
    recall(request, env) {
      const { method, origin, target } = questionOf(request, env)
      if (method !== 'GET' || !target.startsWith(path)) return null
      const known = answersNow().get(`${origin} ${target}`)
      if (!known) return null
      if (known.shown) deps.shownCounter.add(known.shown)
      return new Response(known.body, {
        headers: { ...known.headers, 'x-request-id': deps.newId('request') },
      })
    },
    async learn(c, next) {
      const answers = answersNow()
      const { method, origin, target } = questionOf(c.req.raw, c.env)
      await next()
      if (method !== 'GET' || c.res.status !== 200) return
      const body = await c.res.clone().text()
      const shown = shownBy(c.get('actor'), body)
      if (shown) deps.shownCounter.add(shown)
      const question = `${origin} ${target}`
      if (question.length > lengthMax) return
      const { 'x-request-id': _own, ...headers } = Object.fromEntries(c.res.headers)
      if (answers.size >= answersMax) answers.clear()
      answers.set(question, {
        body,
        shown,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      })
    },
  }
}

/** Whose widget was given something to show; nobody's where the rules leave nothing. */
function shownBy(actor: Actor | undefined, body: string): Shown | undefined {
  if (actor?.kind !== 'widget' || !body.startsWith('{"shown":true')) return undefined
  return { merchantId: actor.merchantId, clockAheadMs: actor.clockAheadMs }
}
