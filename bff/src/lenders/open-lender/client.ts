import { lenderKeysContract, type PublicKey } from '@miaoguo/shared/contract/lender/keys'
import type { Endpoint, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { randomUUID } from 'node:crypto'
import type { KeySource, SigningKey } from '../../signatures/keys.ts'
import { signedRequest } from '../../signatures/sign.ts'
import { verifyResponse } from '../../signatures/verify.ts'
import { exchange } from '../exchange.ts'
import { correlationOf, parsedJson, reasonOf } from '../reading.ts'
import type { Asked, Outage, OutageReason } from '../lender.ts'

export type Target = {
  baseUrl: string
  timeoutMs: number
  /** For a lender whose gateway wants one besides the signature. */
  apiKey?: string | undefined
  /** What we sign with. */
  key: SigningKey
  /** What the lender signs with. */
  keys: KeySource
  now(): Instant
}
export type Question = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  idempotencyKey?: string
}

const answerBytesMax = 524_288

const urlOf = (baseUrl: string, path: string, { params = {}, query }: Question): string =>
  baseUrl.replace(/\/+$/, '') +
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')) +
  (query ? `?${new URLSearchParams(query).toString()}` : '')

/** Asks one endpoint of a lender within time and size, and believes only what is signed and fits the contract. */
export async function ask<E extends Endpoint>(
  target: Target,
  endpoint: E,
  it: Question,
): Promise<Asked<OutputOf<E>>> {
  const correlationId = randomUUID()
  const request = {
    method: endpoint.method,
    url: urlOf(target.baseUrl, endpoint.path, it),
    headers: headersOf(target, it, correlationId),
  }
  const body = it.body === undefined ? undefined : JSON.stringify(it.body)
  const headers = signedRequest({ ...request, body }, { key: target.key, now: target.now() })
  const answer = await exchange(request.url, {
    method: endpoint.method,
    headers,
    timeoutMs: target.timeoutMs,
    bytesMax: answerBytesMax,
    body,
  })
  if (!answer.ok) return { ok: false, reason: answer.reason, correlationId }
  const trace = { correlationId, ...correlationOf(answer.headers['x-correlation-id']) }
  const { status } = answer
  const outage = (reason: OutageReason): Outage => ({ ...trace, ok: false, reason, status })
  const failure = status < 200 || status > 299 ? reasonOf(status) : undefined
  // A machine in between may answer these unsigned; they say nothing about a loan.
  if (failure && saysNothing.has(failure)) return outage(failure)
  const verdict = await verifyResponse(
    { status, headers: answer.headers, request: { ...request, headers }, body: answer.bytes },
    { keys: target.keys, now: target.now() },
  )
  if (!verdict.trusted)
    return outage(verdict.why === 'unsigned' ? 'answer_unsigned' : 'answer_signature_invalid')
  if (failure) return outage(failure)
  const value = parsedJson(answer.bytes)
  if (value === undefined) return outage('answer_not_json')
  const output = endpoint.output.safeParse(value)
  if (!output.success) return outage('answer_off_contract')
  // Parsed by the schema this type is inferred from.
  return { ...trace, ok: true, value: output.data as OutputOf<E> }
}

const saysNothing = new Set<OutageReason>(['unreachable', 'busy', 'server_error'])

const headersOf = (
  target: Target,
  it: Question,
  correlationId: string,
): Record<string, string> => ({
  accept: 'application/json',
  'x-request-id': correlationId,
  ...(target.apiKey === undefined ? {} : { authorization: `Bearer ${target.apiKey}` }),
  ...(it.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(it.idempotencyKey === undefined ? {} : { 'idempotency-key': it.idempotencyKey }),
})

/** The keys a lender publishes; undefined when they cannot be read. */
export async function readKeys(
  target: Pick<Target, 'baseUrl' | 'timeoutMs'>,
): Promise<readonly PublicKey[] | undefined> {
  const { method, path, output } = lenderKeysContract.keys
  const answer = await exchange(urlOf(target.baseUrl, path, {}), {
    method,
    headers: { accept: 'application/json' },
    timeoutMs: target.timeoutMs,
    bytesMax: 16_384,
    body: undefined,
  })
  if (!answer.ok || answer.status !== 200) return undefined
  return output.safeParse(parsedJson(answer.bytes)).data?.keys
}
