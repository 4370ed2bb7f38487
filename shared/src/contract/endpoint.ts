import type * as z from 'zod/mini'
import type { Permission } from '../merchant/permission.ts'
import type { ProblemCode } from '../problem/codes.ts'

/** Who may call: `merchant` by secret key, `widget` by publishable key, `shopper` by session, `merchant_user` by a session of the console, `platform` is us asking a lender, `lender` a lender telling us. */
export type ActorKind =
  | 'public'
  | 'shopper'
  | 'merchant'
  | 'merchant_user'
  | 'widget'
  | 'platform'
  | 'lender'
type Schema = z.ZodMiniType

/** What may be had as a file: a CSV, or a document that is printed. */
export type FileType = 'text/csv' | 'application/pdf'

/** One endpoint as a value, so that routes, client, OpenAPI and tests all read the same line. */
export type Endpoint<
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
  O extends Schema = Schema,
> = {
  readonly id: string
  readonly summary: string
  readonly method: 'GET' | 'POST'
  /** With `:name` parameters. */
  readonly path: string
  readonly actor: ActorKind
  /** What the role of a merchant's user must permit; without one every user may call. */
  readonly permission?: Permission
  readonly status: 200 | 201 | 202
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly output: O
  /** Answered as this type to who asks for it by `Accept`; the output is what the file is made of. */
  readonly file?: FileType
  /** It obliges nobody: the one who answers may lose that it did, and do it again, without harm. */
  readonly mayRunTwice?: true
  /** Beyond what every endpoint of its kind may answer (see `commonProblems`). */
  readonly problems: readonly ProblemCode[]
}

/** Keeps the literal types of one endpoint. */
export const endpoint = <
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  O extends Schema = Schema,
>(
  it: Omit<Endpoint<P, Q, B, O>, 'params' | 'query' | 'body'> & { params?: P; query?: Q; body?: B },
): Endpoint<P, Q, B, O> => ({
  ...it,
  params: it.params as P,
  query: it.query as Q,
  body: it.body as B,
})

type Parsed<S> = S extends Schema ? z.output<S> : undefined
export type InputOf<E extends Endpoint> = {
  params: Parsed<E['params']>
  query: Parsed<E['query']>
  body: Parsed<E['body']>
}
export type OutputOf<E extends Endpoint> = z.output<E['output']>

/** Problems any endpoint may answer, from its method and actor. */
export function commonProblems(it: Endpoint): ProblemCode[] {
  const codes: ProblemCode[] = ['internal_error', 'rate_limited']
  if (it.params || it.query || it.body) codes.push('input_invalid')
  if (it.actor !== 'public') codes.push('credentials_missing', 'credentials_invalid')
  if (it.actor === 'shopper' || it.actor === 'merchant_user') codes.push('session_expired')
  if (it.permission) codes.push('permission_missing')
  if (it.method === 'POST') {
    codes.push('malformed_json', 'content_type_unsupported', 'body_too_large')
    // A lender's notification carries its own key: the event id.
    if (it.actor !== 'lender') {
      codes.push(
        'idempotency_key_missing',
        'idempotency_key_invalid',
        'idempotency_key_reused',
        'idempotency_request_running',
      )
    }
  }
  return codes
}
