import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import type { Asked } from '../lender.ts'
import { askVendor, offContract, plainOutage, traceOf, type VendorRequest } from '../vendor.ts'

export type FineractTarget = {
  baseUrl: string
  tenant: string
  username: string
  password: string
  timeoutMs: number
}
export type FineractQuestion = {
  method: VendorRequest['method']
  path: string
  query?: Record<string, string>
  body?: unknown
  /** Its keys are at most 50 characters, ours may be longer. */
  key?: string
}

/** Asks Fineract and reads what fits. */
export async function ask<S extends z.ZodMiniType>(
  target: FineractTarget,
  it: FineractQuestion,
  schema: S,
): Promise<Asked<z.output<S>>> {
  const query = it.query ? `?${new URLSearchParams(it.query).toString()}` : ''
  const basic = Buffer.from(`${target.username}:${target.password}`).toString('base64')
  const answer = await askVendor({
    method: it.method,
    url: `${target.baseUrl.replace(/\/+$/, '')}${it.path}${query}`,
    headers: {
      authorization: `Basic ${basic}`,
      'fineract-platform-tenantid': target.tenant,
      ...(it.key === undefined ? {} : { 'idempotency-key': shortKey(it.key) }),
    },
    ...(it.body === undefined ? {} : { body: it.body }),
    timeoutMs: target.timeoutMs,
    correlationHeader: 'x-correlation-id',
  })
  if (!answer.ok) return plainOutage(answer)
  const value = schema.safeParse(answer.value)
  return value.success ? { ...traceOf(answer), ok: true, value: value.data } : offContract(answer)
}

const shortKey = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 40)
