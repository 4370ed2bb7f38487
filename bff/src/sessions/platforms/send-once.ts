const timeoutMs = 5000
const charactersMax = 65_536

/** What came of one sending: an answer, or what is known of it without one. */
export type SentOnce = { text: string } | { outcome: 'failed' | 'unsure' }

/** No connection was made, so that nothing has left. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/** One message to a platform that knows no key: whether it has surely not left is told apart from whether it may have arrived. */
export async function sendOnce(url: string, init: RequestInit): Promise<SentOnce> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    if (response.ok && text.length <= charactersMax) return { text }
    return { outcome: response.status >= 400 && response.status < 500 ? 'failed' : 'unsure' }
  } catch (error) {
    // The address carries a token; only the kind of the fault is looked at.
    const code = (error as { cause?: { code?: unknown } }).cause?.code
    return { outcome: neverLeft.has(String(code)) ? 'failed' : 'unsure' }
  }
}
