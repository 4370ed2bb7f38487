import type { LoggedHeader } from '@miaoguo/shared/event/webhook-delivery'
import type { PostResult } from './post.ts'

/** What was sent, for the merchant's eyes. Whoever reads a log must not be able to send the delivery again. */
export const loggedRequest = (headers: Record<string, string>): LoggedHeader[] =>
  Object.entries(headers).map(([name, value]) => ({
    name: name.toLowerCase(),
    value: name === 'webhook-signature' ? value.replace(/v1,[^ ]+/g, 'v1,•••') : value,
  }))

/** What came back: of its headers only those that explain it, of its body the start. */
export function loggedResponse(result: PostResult | { kind: 'refused' }): {
  responseHeaders: LoggedHeader[]
  responseBody: string | null
} {
  if (result.kind !== 'answered') return { responseHeaders: [], responseBody: null }
  const told = { 'content-type': result.contentType, 'retry-after': result.retryAfter }
  return {
    responseHeaders: Object.entries(told).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value: value.slice(0, 200) }],
    ),
    responseBody: result.bodyStart,
  }
}
