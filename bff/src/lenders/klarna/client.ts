import type { OperationRefusal } from '@miaoguo/shared/loan/operation'
import type * as z from 'zod/mini'
import type { Asked, Outage } from '../lender.ts'
import { askVendor, offContract, plainOutage, traceOf, type VendorRequest } from '../vendor.ts'
import { toRefusal } from './translate.ts'
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
/** Of an error only the refusal its code means is kept. */
export type KlarnaAsked<T> = Asked<T> & { refusal?: OperationRefusal }

/** Asks Klarna and reads what fits. */
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
  if (!answer.ok) return { ...plainOutage(answer), ...refusalOf(answer) }
  const value = schema.safeParse(answer.value)
  return value.success ? { ...traceOf(answer), ok: true, value: value.data } : offContract(answer)
}

function refusalOf({ reason, error }: Outage & { error?: unknown }): {
  refusal?: OperationRefusal
} {
  const read = WireError.safeParse(error)
  const refusal = reason === 'refused' && read.success ? toRefusal(read.data.error_code) : undefined
  return refusal === undefined ? {} : { refusal }
}
