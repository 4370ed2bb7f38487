import { Problem } from '@miaoguo/shared/problem/problem'

const timeoutMs = 5000
const charactersMax = 65_536

/** One call to a platform: its text, or `identity_unavailable`. Never throws anything that carries a secret. */
export async function ask(platform: string, url: string, init: RequestInit = {}): Promise<string> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    if (response.ok && text.length <= charactersMax) return text
  } catch {
    // The address carries the app secret and the code; what went wrong is not worth printing it.
  }
  throw new Problem('identity_unavailable', { platform })
}

/** The JSON of a platform's answer, or undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
