import type { Endpoint, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { randomUUID } from 'node:crypto'
import type { Asked, OutageReason } from '../lender.ts'

export type Target = { baseUrl: string; apiKey: string; timeoutMs: number }
export type Question = { params?: Record<string, string>; body?: unknown; idempotencyKey?: string }

const answerBytesMax = 524_288
const decoder = new TextDecoder('utf-8', { fatal: true })

const urlOf = (target: Target, path: string, params: Record<string, string> = {}): string =>
  target.baseUrl.replace(/\/+$/, '') + path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** Asks one endpoint of a lender within time and size, and believes only what fits the contract. */
export async function ask<E extends Endpoint>(target: Target, endpoint: E, it: Question): Promise<Asked<OutputOf<E>>> {
  const correlationId = randomUUID()
  const outage = (reason: OutageReason, status?: number): Asked<never> =>
    ({ ok: false, reason, correlationId, ...(status === undefined ? {} : { status }) })
  try {
    const response = await fetch(urlOf(target, endpoint.path, it.params), {
      method: endpoint.method,
      redirect: 'error',
      headers: headersOf(target, it, correlationId),
      signal: AbortSignal.timeout(target.timeoutMs),
      ...(it.body === undefined ? {} : { body: JSON.stringify(it.body) }),
    })
    if (!response.ok) {
      await response.body?.cancel()
      return outage(reasonOf(response.status), response.status)
    }
    const text = await boundedText(response)
    if (text === undefined) return outage('answer_too_large', response.status)
    const value = parsed(text)
    if (value === undefined) return outage('answer_not_json', response.status)
    const output = endpoint.output.safeParse(value)
    if (!output.success) return outage('answer_off_contract', response.status)
    // Parsed by the schema this type is inferred from.
    return { ok: true, value: output.data as OutputOf<E>, correlationId }
  } catch (error) {
    return outage(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable')
  }
}

const headersOf = (target: Target, it: Question, correlationId: string): Record<string, string> => ({
  Accept: 'application/json',
  Authorization: `Bearer ${target.apiKey}`,
  'X-Request-Id': correlationId,
  ...(it.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(it.idempotencyKey === undefined ? {} : { 'Idempotency-Key': it.idempotencyKey }),
})

function reasonOf(status: number): OutageReason {
  if (status === 404) return 'not_found'
  if (status === 408 || status === 409 || status === 425 || status === 429) return 'busy'
  return status >= 400 && status < 500 ? 'refused' : 'server_error'
}

async function boundedText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > answerBytesMax) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  const bytes = Buffer.concat(parts)
  try {
    return decoder.decode(bytes)
  } catch {
    return ''
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
