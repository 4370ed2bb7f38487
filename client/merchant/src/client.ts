import { MiaoguoError } from './error.ts'
import type { operations as Operations } from './openapi.ts'
import { operations } from './operations.ts'
import { send, type Sending } from './send.ts'

type Name = keyof typeof operations & keyof Operations
type Content<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Success<T> = T extends { 200: infer A }
  ? A
  : T extends { 201: infer A }
    ? A
    : T extends { 202: infer A }
      ? A
      : never

type Part<Key extends string, T> = [T] extends [never]
  ? unknown
  : undefined extends T
    ? { [K in Key]?: Exclude<T, undefined> }
    : { [K in Key]: T }
type Parameters_<N extends Name> = Operations[N] extends { parameters: infer P } ? P : never
type Place<P, Key extends string> = P extends { [K in Key]: infer T }
  ? T
  : P extends { [K in Key]?: infer T }
    ? T | undefined
    : never
type Body<N extends Name> = Operations[N] extends { requestBody: infer B } ? Content<B> : never

/** What an operation is asked with: `path`, `query` and `body`, each where it has one. */
export type Input<N extends Name> = Part<'path', Place<Parameters_<N>, 'path'>> &
  Part<'query', Place<Parameters_<N>, 'query'>> &
  Part<'body', Body<N>>
export type Output<N extends Name> = Content<Success<Operations[N]['responses']>>

export type RequestOptions = {
  /** For a POST: one for each thing you want to happen once. A fresh one when it is not said. */
  idempotencyKey?: string
  signal?: AbortSignal
}
/** Every operation by its id in the OpenAPI document. */
export type Client = {
  [N in Name]: (input: Input<N>, options?: RequestOptions) => Promise<Output<N>>
}
export type ClientOptions = {
  baseUrl: string
  /** A secret key; never on a page or in an app. */
  apiKey: string
  timeoutMs?: number
  /** How often a request without an answer, or answered with “later”, is made again: with the same key, so nothing happens twice. */
  retries?: number
  fetch?: typeof globalThis.fetch
}

type Loose = {
  path?: Record<string, string>
  query?: Record<string, string | number | undefined>
  body?: unknown
}

/** The API as typed functions. */
export function createClient(options: ClientOptions): Client {
  if (!/^sk_(test|live)_/.test(options.apiKey))
    throw new TypeError('apiKey must be a secret key, sk_test_… or sk_live_…')
  const made = Object.entries(operations).map(([name, { method, path }]) => [
    name,
    (input: Loose = {}, asked: RequestOptions = {}) => {
      const sending: Sending = {
        method,
        url: urlOf(options.baseUrl, path, input),
        body: method === 'POST' ? JSON.stringify(input.body ?? {}) : undefined,
        idempotencyKey:
          method === 'POST' ? (asked.idempotencyKey ?? globalThis.crypto.randomUUID()) : undefined,
        signal: asked.signal,
      }
      return send(options, sending)
    },
  ])
  // The table and these types were made from one document.
  return Object.fromEntries(made) as Client
}

function urlOf(baseUrl: string, path: string, input: Loose): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input.path?.[name]
    if (!value)
      throw new MiaoguoError(`path.${name} is missing`, { code: 'input_invalid', status: 0 })
    return encodeURIComponent(value)
  })
  const said = Object.entries(input.query ?? {}).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(
    said.map(([name, value]): [string, string] => [name, String(value)]),
  )
  return `${baseUrl.replace(/\/+$/, '')}${filled}${said.length > 0 ? `?${query}` : ''}`
}

type Page<T> = { items: T[]; nextCursor: string | null }

/** Every item of a list, page after page: `for await (const it of pages((cursor) => client.listCheckouts({ query: { cursor } })))`. */
export async function* pages<T>(
  list: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined
  do {
    const page = await list(cursor)
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
