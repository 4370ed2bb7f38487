import type { Request } from './examples.ts'

/** Where a request names an object of ours, the same request naming one that does not exist. */
export function unknownObject(request: Request): Request | undefined {
  const swap = (part: Record<string, unknown> | undefined): Record<string, unknown> | undefined => {
    const entry = Object.entries(part ?? {}).find(
      ([, it]) => typeof it === 'string' && /^[a-z]{2,3}_[0-9A-Za-z]{6,32}$/.test(it),
    )
    return entry && { ...part, [entry[0]]: String(entry[1]).replace(/_.*/, '_0000000000000000') }
  }
  const params = swap(request.params)
  // In the contract's world nobody has an account of live mode.
  if (!params && request.params?.['mode'])
    return { ...request, params: { ...request.params, mode: 'live' } }
  if (params) return { ...request, params: params as Record<string, string> }
  if (request.params?.['token']) return { ...request, params: { token: 'x'.repeat(32) } }
  const body = swap(request.body)
  return body && { ...request, body }
}
