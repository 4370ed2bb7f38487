import { randomUUID } from 'node:crypto'
import { exchange } from './exchange.ts'
import type { Outage, OutageReason, Trace } from './lender.ts'
import { correlationOf, parsedJson, reasonOf } from './reading.ts'

export type VendorRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: unknown
  timeoutMs: number
  /** The header in which the vendor names the exchange. */
  correlationHeader?: string
}
/** `error` is what a refusal said: read for its code by a translator, and kept nowhere. */
export type VendorAnswer =
  | (Trace & { ok: true; status: number; value: unknown; headers: Record<string, string> })
  | (Outage & { error?: unknown })

const answerBytesMax = 1_048_576

/** Asks a lender that speaks a language of its own, within time and size. */
export async function askVendor(it: VendorRequest): Promise<VendorAnswer> {
  const correlationId = randomUUID()
  const answer = await exchange(it.url, {
    method: it.method,
    headers: {
      accept: 'application/json',
      'x-request-id': correlationId,
      ...(it.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...it.headers,
    },
    timeoutMs: it.timeoutMs,
    bytesMax: answerBytesMax,
    body: it.body === undefined ? undefined : JSON.stringify(it.body),
  })
  if (!answer.ok) return { ok: false, reason: answer.reason, correlationId }
  const { status, headers } = answer
  const told = it.correlationHeader === undefined ? undefined : headers[it.correlationHeader]
  const trace = { correlationId, ...correlationOf(told) }
  const outage = (reason: OutageReason): Outage => ({ ...trace, ok: false, reason, status })
  const value = answer.bytes.length === 0 ? null : parsedJson(answer.bytes)
  if (status < 200 || status > 299) return { ...outage(reasonOf(status)), error: value }
  return value === undefined
    ? outage('answer_not_json')
    : { ...trace, ok: true, status, value, headers }
}

export const traceOf = (it: Trace): Trace => ({
  correlationId: it.correlationId,
  ...(it.lenderCorrelationId === undefined ? {} : { lenderCorrelationId: it.lenderCorrelationId }),
})

/** An outage without what the vendor said. */
export const plainOutage = (it: Outage): Outage => ({
  ...traceOf(it),
  ok: false,
  reason: it.reason,
  ...(it.status === undefined ? {} : { status: it.status }),
})

export const offContract = (trace: Trace): Outage => ({
  ...traceOf(trace),
  ok: false,
  reason: 'answer_off_contract',
})

export const unknownOf = (it: Outage) =>
  ({ ...traceOf(it), outcome: 'unknown', reason: it.reason }) as const
