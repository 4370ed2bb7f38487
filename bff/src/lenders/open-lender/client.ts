import type { Endpoint, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { randomUUID } from 'node:crypto'
import type { Asked, OutageReason } from '../lender.ts'
import { exchange } from '../exchange.ts'

export type Target = { baseUrl: string; apiKey: string; timeoutMs: number }
export type Question = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  idempotencyKey?: string
}

const answerBytesMax = 524_288
const decoder = new TextDecoder('utf-8', { fatal: true })

const urlOf = (target: Target, path: string, { params = {}, query }: Question): string =>
  target.baseUrl.replace(/\/+$/, '') +
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')) +
  (query ? `?${new URLSearchParams(query).toString()}` : '')

/** Asks one endpoint of a lender within time and size, and believes only what fits the contract. */
export async function ask<E extends Endpoint>(
  target: Target,
  endpoint: E,
  it: Question,
): Promise<Asked<OutputOf<E>>> {
  const correlationId = randomUUID()
  const outage = (reason: OutageReason, status?: number): Asked<never> => ({
    ok: false,
    reason,
    correlationId,
    ...(status === undefined ? {} : { status }),
  })
  const answer = await exchange(urlOf(target, endpoint.path, it), {
    method: endpoint.method,
    headers: headersOf(target, it, correlationId),
    timeoutMs: target.timeoutMs,
    bytesMax: answerBytesMax,
    body: it.body === undefined ? undefined : JSON.stringify(it.body),
  })
  if (!answer.ok) return outage(answer.reason)
  const { status } = answer
  if (status < 200 || status > 299) return outage(reasonOf(status), status)
  const value = parsed(answer.bytes)
  if (value === undefined) return outage('answer_not_json', status)
  const output = endpoint.output.safeParse(value)
  if (!output.success) return outage('answer_off_contract', status)
  // Parsed by the schema this type is inferred from.
  return { ok: true, value: output.data as OutputOf<E>, correlationId }
}

const headersOf = (
  target: Target,
  it: Question,
  correlationId: string,
): Record<string, string> => ({
  Accept: 'application/json',
  Authorization: `Bearer ${target.apiKey}`,
  'X-Request-Id': correlationId,
  ...(it.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(it.idempotencyKey === undefined ? {} : { 'Idempotency-Key': it.idempotencyKey }),
})

function reasonOf(status: number): OutageReason {
  // A redirect would carry our key to an address nobody agreed on.
  if (status < 400) return 'unreachable'
  if (status === 404) return 'not_found'
  if (status === 408 || status === 409 || status === 425 || status === 429) return 'busy'
  if (status === 501) return 'unsupported'
  return status < 500 ? 'refused' : 'server_error'
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}
