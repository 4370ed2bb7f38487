import { zValidator } from '@hono/zod-validator'
import type { Endpoint, InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { invariant, Problem, type FieldError } from '@miaoguo/shared/problem/problem'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as sessions from '../sessions/store.ts'
import { accountOf, authenticate, refuseEnded, scopeOf, type Actor } from './auth.ts'
import { readJson } from './body.ts'
import { fileAnswer, wantsFile } from './file-answer.ts'
import { fingerprintOf, idempotencyKeyOf, once, type Answer } from './idempotency.ts'
import { Recording } from './recording.ts'
import { answerOf, instanceOf } from './problems.ts'
import { requestIdOf, type Variables } from './request-id.ts'

z.config(z.locales.en())

export type Verb<E extends Endpoint> = (
  deps: Deps,
  actor: Actor,
  input: InputOf<E>,
) => Promise<OutputOf<E> | Recording<OutputOf<E>>>
type HttpEnv = { Variables: Variables & { key: string } }
type HttpContext = Context<HttpEnv>
type Target = 'param' | 'query' | 'json'

const prefixes = { param: '/params', query: '/query', json: '' } as const
const escaped = (part: PropertyKey): string =>
  String(part).replaceAll('~', '~0').replaceAll('/', '~1')

/** One line per field, as a JSON pointer, so that a form can point at it. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[], target: Target): FieldError[] {
  return issues
    .flatMap((issue) => {
      const pointer = [prefixes[target], ...issue.path.map((part) => `/${escaped(part)}`)].join('')
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          pointer: `${pointer}/${escaped(key)}`,
          message: 'is not a known field',
        }))
      }
      return [{ pointer, message: issue.message }]
    })
    .slice(0, 50)
}

/** Whose session has ended hears that, and not what else is wrong. */
async function refuse(deps: Deps, actor: Actor, problem: unknown): Promise<never> {
  if (actor.kind === 'shopper') await refuseEnded(deps, actor)
  throw problem
}

const validate = (deps: Deps, target: Target, schema: z.ZodMiniType): MiddlewareHandler<HttpEnv> =>
  zValidator(target, schema, async (result, c) => {
    if (result.success) return
    const problem = new Problem('input_invalid', {}, fieldErrorsOf(result.error.issues, target))
    // Hono gives a hook its context without the variables of ours.
    await refuse(deps, (c as unknown as HttpContext).get('actor'), problem)
  })

/**
 * Establishes the caller and reads the request within bounds, before anything is looked at. Whether a shopper's session
 * goes on is asked here, or by the statement that takes the key of a POST: nobody waits for the same database twice.
 */
const door =
  (endpoint: Endpoint, deps: Deps): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    invariant(
      endpoint.actor !== 'platform' && endpoint.actor !== 'lender',
      'lenders are asked, and heard, at a door of their own',
    )
    c.set('route', endpoint.path)
    const actor = await authenticate(
      deps,
      { kind: endpoint.actor, permission: endpoint.permission },
      {
        authorization: c.req.header('authorization'),
        key: c.req.query('key'),
        origin: c.req.header('origin'),
        mode: c.req.param('mode'),
        address: c.get('address') ?? 'unknown',
      },
    )
    c.set('actor', actor)
    if (endpoint.method === 'POST') {
      try {
        c.set('key', idempotencyKeyOf(c.req.header('idempotency-key')))
        const text = JSON.stringify(await readJson(c))
        // Hono keeps promises there, though its type says text; the validator then reads what we have bounded.
        c.req.bodyCache.text = Promise.resolve(text) as never
      } catch (problem) {
        await refuse(deps, actor, problem)
      }
    } else if (actor.kind === 'shopper') await refuseEnded(deps, actor)
    await next()
  }

const answered = (answer: Answer, headers: Record<string, string> = {}): Response =>
  new Response(answer.body, {
    status: answer.status,
    headers: {
      'Content-Type':
        answer.status < 400
          ? 'application/json; charset=utf-8'
          : 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...headers,
    },
  })

/** One endpoint of the contract and the verb that answers it, as a route. */
export function serve<E extends Endpoint>(endpoint: E, deps: Deps, verb: Verb<E>): Hono<HttpEnv> {
  const validators: MiddlewareHandler<HttpEnv>[] = []
  if (endpoint.params) validators.push(validate(deps, 'param', endpoint.params))
  if (endpoint.query) validators.push(validate(deps, 'query', endpoint.query))
  if (endpoint.body) validators.push(validate(deps, 'json', endpoint.body))

  const work = async (from: Deps, actor: Actor, input: InputOf<E>): Promise<Answer> => {
    const said: unknown = await verb(from, actor, input)
    const { output, record } =
      said instanceof Recording ? said : { output: said, record: undefined }
    const checked = endpoint.output.safeParse(output)
    invariant(
      checked.success,
      `${endpoint.id} answers as its contract says: ${checked.error?.message}`,
    )
    return { status: endpoint.status, body: JSON.stringify(checked.data), record }
  }

  const handle = async (c: HttpContext): Promise<Response> => {
    const actor = c.get('actor')
    const valid = (target: Target): unknown => c.req.valid(target as never)
    // The validators have parsed each part by the schema this type is inferred from.
    const input = {
      params: endpoint.params && valid('param'),
      query: endpoint.query && valid('query'),
      body: endpoint.body && valid('json'),
    } as InputOf<E>
    // In test mode a merchant's objects live in its own time; keys and stored answers do not.
    const own = atMerchantTime(deps, accountOf(actor)?.clockAheadMs ?? 0)
    if (endpoint.method === 'GET') {
      const answer = await work(own, actor, input)
      const { file } = endpoint
      return file && wantsFile(c, file) ? await fileAnswer(file, answer.body) : answered(answer)
    }
    const it = {
      actor: scopeOf(actor),
      endpoint: endpoint.id,
      key: c.get('key'),
      fingerprint: fingerprintOf(input),
      mayRunTwice: endpoint.mayRunTwice === true,
      provided: actor.kind === 'shopper' ? sessions.goesOn(actor, deps.now()) : undefined,
    }
    const toAnswer = (problem: Problem): Answer => {
      c.set('failure', problem.code)
      const { status, body } = answerOf(problem, {
        requestId: requestIdOf(c),
        instance: instanceOf(c.req.path),
        baseUrl: deps.env.PUBLIC_URL ?? '',
      })
      return { status, body: JSON.stringify(body) }
    }
    const scoped = { ...own, requestKey: fingerprintOf([it.actor, it.endpoint, it.key]) }
    const answer = await once(deps, it, { work: () => work(scoped, actor, input), toAnswer })
    if (!answer.replayed) return answered(answer)
    c.set('replayed', true)
    return answered(answer, { 'Idempotency-Replayed': 'true' })
  }

  const app = new Hono<HttpEnv>()
  app.on(endpoint.method, endpoint.path, door(endpoint, deps), ...validators, handle)
  return app
}
