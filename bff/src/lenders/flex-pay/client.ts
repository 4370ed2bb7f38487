import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type * as z from 'zod/mini'
import type { Asked, Outage } from '../lender.ts'
import { askVendor, offContract, plainOutage, traceOf, type VendorRequest } from '../vendor.ts'
import { reasonsIn } from './translate.ts'
import { WireToken } from './wire.ts'

export type FlexPayTarget = {
  /** For orders and transactions. */
  baseUrl: string
  /** For marketing offers. */
  marketingUrl: string
  tokenUrl: string
  clientId: string
  clientSecret: string
  timeoutMs: number
  now(): Instant
}
export type FlexPayQuestion = {
  method: VendorRequest['method']
  path: string
  body?: unknown
  key?: string
}
/** Of an error only the decline its reason codes mean is kept. */
export type FlexPayAsked<T> = Asked<T> & { declined?: DeclineReason[] }
export type AskFlexPay = <S extends z.ZodMiniType>(
  it: FlexPayQuestion,
  schema: S,
) => Promise<FlexPayAsked<z.output<S>>>

const tokenMs = 30 * 60_000
/** A token is fetched anew this long before it ends. */
const marginMs = 60_000

/** Asks Flex Pay with a token of its own, which it keeps for as long as the token lives. */
export function flexPayClient(target: FlexPayTarget): AskFlexPay {
  let token: { text: string; until: number } | undefined
  let fetching: Promise<Asked<string>> | undefined

  const fetchToken = async (): Promise<Asked<string>> => {
    const basic = Buffer.from(`${target.clientId}:${target.clientSecret}`).toString('base64')
    const answer = await askVendor({
      method: 'POST',
      url: target.tokenUrl,
      headers: { authorization: `Basic ${basic}` },
      body: { grant_type: 'client_credentials' },
      timeoutMs: target.timeoutMs,
    })
    if (!answer.ok) return plainOutage(answer)
    const read = WireToken.safeParse(answer.value)
    if (!read.success) return offContract(answer)
    const lifeMs = read.data.expires_in === undefined ? tokenMs : read.data.expires_in * 1000
    token = {
      text: read.data.access_token,
      until: millisecondsOf(target.now()) + lifeMs - marginMs,
    }
    return { ...traceOf(answer), ok: true, value: token.text }
  }
  const tokenNow = async (): Promise<Asked<string>> => {
    if (token && millisecondsOf(target.now()) < token.until)
      return { ok: true, value: token.text, correlationId: '' }
    fetching ??= fetchToken().finally(() => {
      fetching = undefined
    })
    return fetching
  }

  return async (it, schema) => {
    const known = await tokenNow()
    if (!known.ok) return known
    const base = it.path.startsWith('/v1/marketing/') ? target.marketingUrl : target.baseUrl
    const answer = await askVendor({
      method: it.method,
      url: base.replace(/\/+$/, '') + it.path,
      headers: {
        authorization: `Bearer ${known.value}`,
        ...(it.key === undefined ? {} : { 'idempotency-key': it.key }),
      },
      ...(it.body === undefined ? {} : { body: it.body }),
      timeoutMs: target.timeoutMs,
      correlationHeader: 'x-correlation-id',
    })
    if (!answer.ok) {
      // A token may be ended from the other side; the next asking fetches a new one.
      if (answer.status === 401) token = undefined
      return { ...plainOutage(answer), ...declinedBy(answer) }
    }
    const value = schema.safeParse(answer.value)
    return value.success ? { ...traceOf(answer), ok: true, value: value.data } : offContract(answer)
  }
}

function declinedBy({ error }: Outage & { error?: unknown }): { declined?: DeclineReason[] } {
  const declined = reasonsIn(error)
  return declined ? { declined } : {}
}
