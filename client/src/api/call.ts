import type { Endpoint, FileType, InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { problemCodes, type ProblemCode } from '@miaoguo/shared/problem/codes'
import { wait } from '../platform/clock'
import { request, type WireReply, type WireRequest } from '../platform/request'
import { trouble, type Answer, type Trouble } from './answer'
import { consoleToken, credentials } from './credentials'
import { endIntention, keyOf, passingKeyOf } from './intention'

/** `intention` names what the shopper means to do, across reloads; without one a success ends the wish. */
export type Input<E extends Endpoint> = Partial<InputOf<E>> & { intention?: string }

const patienceMs = [400, 900, 1800, 3000]

/** Calls one endpoint of the contract. Never throws: an answer is a value or a problem. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
): Promise<Answer<OutputOf<E>>> {
  const body = endpoint.method === 'POST' ? JSON.stringify(input.body ?? {}) : undefined
  const wire: WireRequest = {
    method: endpoint.method,
    path: pathOf(endpoint.path, input.params, input.query),
    headers: { accept: 'application/json, application/problem+json' },
    body,
  }
  const intention = input.intention ?? `${wire.path} ${body}`
  if (endpoint.method === 'POST') {
    wire.headers['content-type'] = 'application/json'
    wire.headers['idempotency-key'] = input.intention ? keyOf(intention) : passingKeyOf(intention)
  }
  const answer = await patiently(endpoint, wire)
  if (endpoint.method === 'POST' && (answer.ok ? !input.intention : isFinal(answer.problem))) {
    endIntention(intention)
  }
  return answer
}

/** Asks for the file of an endpoint of the contract, as it is to be saved. */
export async function callForFile<E extends Endpoint>(
  endpoint: E & { file: FileType },
  input: Input<E>,
): Promise<Answer<ArrayBuffer>> {
  const wire: WireRequest = {
    method: 'GET',
    path: pathOf(endpoint.path, input.params, input.query),
    headers: { accept: `${endpoint.file}, application/problem+json` },
    body: undefined,
    asFile: true,
  }
  return once(endpoint, wire, fileIn)
}

/** Waits while the first request with this key is still at work; it will answer for both. */
async function patiently<E extends Endpoint>(
  endpoint: E,
  wire: WireRequest,
): Promise<Answer<OutputOf<E>>> {
  const value = (reply: WireReply) => read(endpoint, reply)
  let answer = await once(endpoint, wire, value)
  for (const ms of patienceMs) {
    if (answer.ok || answer.problem.code !== 'idempotency_request_running') break
    await wait(ms)
    answer = await once(endpoint, wire, value)
  }
  return answer
}

async function once<T>(
  endpoint: Endpoint,
  wire: WireRequest,
  reading: (reply: WireReply) => Answer<T>,
): Promise<Answer<T>> {
  if (endpoint.actor === 'merchant_user') {
    const held = consoleToken()
    if (held === null) return { ok: false, problem: trouble('sign_in_needed') }
    return reading(await request(withToken(wire, held)))
  }
  if (endpoint.actor !== 'shopper') return reading(await request(wire))
  const token = await credentials().token()
  if (token === null) return { ok: false, problem: trouble('sign_in_needed') }
  const first = reading(await request(withToken(wire, token)))
  if (first.ok || !isAboutToken(first.problem.code)) return first
  const renewal = await credentials().renew(token)
  if (renewal === 'offline') return { ok: false, problem: trouble('offline') }
  const again = renewal === 'renewed' ? await credentials().token() : null
  if (again === null) return { ok: false, problem: trouble('sign_in_needed') }
  return reading(await request(withToken(wire, again)))
}

const withToken = (wire: WireRequest, token: string): WireRequest => ({
  ...wire,
  headers: { ...wire.headers, authorization: `Bearer ${token}` },
})

const isAboutToken = (code: Trouble['code']): boolean =>
  code === 'session_expired' || code === 'credentials_invalid' || code === 'credentials_missing'

/** Whether asking again with the same key could only repeat this answer. */
const isFinal = ({ code }: Trouble): boolean =>
  code in problemCodes && problemCodes[code as ProblemCode].retry !== 'same_key'

function fileIn(reply: WireReply): Answer<ArrayBuffer> {
  if (reply.status === 0) return { ok: false, problem: trouble('offline') }
  if (reply.status < 400 && reply.bytes) return { ok: true, value: reply.bytes }
  return { ok: false, problem: problemIn(parsed(reply.text)) ?? trouble('answer_unreadable') }
}

function read<E extends Endpoint>(endpoint: E, reply: WireReply): Answer<OutputOf<E>> {
  if (reply.status === 0) return { ok: false, problem: trouble('offline') }
  const json = parsed(reply.text)
  if (reply.status < 400) {
    const value = fits(endpoint, json)
    return value ?? { ok: false, problem: trouble('answer_unreadable') }
  }
  return { ok: false, problem: problemIn(json) ?? trouble('answer_unreadable') }
}

/** The contract's value. A field we do not know yet is a newer server, not a wrong answer. */
function fits<E extends Endpoint>(
  endpoint: E,
  json: unknown,
): { ok: true; value: OutputOf<E> } | null {
  const result = endpoint.output.safeParse(json)
  const newerOnly =
    !result.success && result.error.issues.every((issue) => issue.code === 'unrecognized_keys')
  if (!result.success && !newerOnly) return null
  return { ok: true, value: (result.success ? result.data : json) as OutputOf<E> }
}

function problemIn(json: unknown): Trouble | null {
  if (typeof json !== 'object' || json === null) return null
  const { code, facts, requestId } = json as {
    code?: unknown
    facts?: unknown
    requestId?: unknown
  }
  if (typeof code !== 'string' || !(code in problemCodes)) return null
  return {
    code: code as ProblemCode,
    facts: typeof facts === 'object' && facts !== null ? (facts as Trouble['facts']) : {},
    requestId: typeof requestId === 'string' ? requestId : null,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function pathOf(path: string, params: unknown, query: unknown): string {
  const filled = Object.entries((params ?? {}) as Record<string, string>).reduce(
    (sum, [name, value]) => sum.replace(`:${name}`, encodeURIComponent(value)),
    path,
  )
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
}
