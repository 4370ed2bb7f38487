import type { OutageReason } from './lender.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The JSON value of a body in UTF-8; undefined when it is none. */
export function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}

/** What a status that is not a success means, whoever answers it. */
export function reasonOf(status: number): OutageReason {
  // A redirect would carry our credentials to an address nobody agreed on.
  if (status < 400) return 'unreachable'
  if (status === 404) return 'not_found'
  if (status === 408 || status === 409 || status === 425 || status === 429) return 'busy'
  if (status === 501) return 'unsupported'
  return status < 500 ? 'refused' : 'server_error'
}

/** A lender's own id of the exchange, kept only when it looks like an id and nothing else. */
export const correlationOf = (value: string | undefined): { lenderCorrelationId?: string } =>
  value !== undefined && /^[0-9A-Za-z._-]{6,64}$/.test(value) ? { lenderCorrelationId: value } : {}
