import type * as z from 'zod/mini'
import type { Asked, Outage } from '../lender.ts'
import { askVendor, offContract, plainOutage, traceOf, type VendorRequest } from '../vendor.ts'
import { WireError } from './wire.ts'

export type KlarnaTarget = {
  baseUrl: string
  /** Order Management may live elsewhere than Payments; by default it does not. */
  orderManagementUrl?: string | undefined
  username: string
  password: string
  timeoutMs: number
}
export type KlarnaQuestion = {
  method: VendorRequest['method']
  path: string
  body?: unknown
  key?: string
}
export type KlarnaAsked<T> = Asked<T> & { errorCode?: string }

/** Asks Klarna and reads what fits; of an error only its code, from a list of names. */
export async function ask<S extends z.ZodMiniType>(
  target: KlarnaTarget,
  it: KlarnaQuestion,
  schema: S,
): Promise<KlarnaAsked<z.output<S>>> {
  const basic = Buffer.from(`${target.username}:${target.password}`).toString('base64')
  const managed = it.path.startsWith('/ordermanagement/')
  const base = (managed ? target.orderManagementUrl : undefined) ?? target.baseUrl
  const answer = await askVendor({
    method: it.method,
    url: base.replace(/\/+$/, '') + it.path,
    headers: {
      authorization: `Basic ${basic}`,
      ...(it.key === undefined ? {} : { 'klarna-idempotency-key': it.key }),
    },
    ...(it.body === undefined ? {} : { body: it.body }),
    timeoutMs: target.timeoutMs,
    correlationHeader: 'klarna-correlation-id',
  })
  if (!answer.ok) return { ...plainOutage(answer), ...errorCodeOf(answer) }
  const value = schema.safeParse(answer.value)
  return value.success ? { ...traceOf(answer), ok: true, value: value.data } : offContract(answer)
}

function errorCodeOf(answer: Outage & { error?: unknown }): { errorCode?: string } {
  const error = WireError.safeParse(answer.error)
  return error.success ? { errorCode: error.data.error_code } : {}
}
