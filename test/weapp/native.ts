import type { NativeNote, WireAnswer, WireRequest } from './runtime/package.ts'

/** What WeChat does outside the mini-program's own code: requests, sign-in codes, the clipboard. */
export type Native = {
  /** Whose phone it is: codes with one name are one person to the identity server. */
  person: string
  /** Codes WeChat hands out first, to steer what becomes of them. */
  codes: string[]
  online: boolean
  /** The server the package's own address is led to. */
  server: { builtFor: string; runsAt: string }
  readonly notes: [NativeNote, string][]
}

export const newNative = (server: Native['server'], person: string): Native => ({
  person,
  codes: [],
  online: true,
  server,
  notes: [],
})

let codesGiven = 0
export function loginCode(native: Native): string {
  codesGiven += 1
  return native.codes.shift() ?? `${native.person}.${codesGiven}`
}

/**
 * Sends a request as WeChat does: from the app, so without a browser's origin or cookies, and only to
 * servers the mini-program has named. The address it was built for leads to the server under test.
 */
export async function sendRequest(native: Native, asked: WireRequest): Promise<WireAnswer> {
  const { builtFor, runsAt } = native.server
  if (!asked.url.startsWith(`${builtFor}/`))
    return { ok: false, reason: `url not in domain list: ${asked.url}` }
  if (!native.online) return { ok: false, reason: 'network is down' }
  try {
    const answer = await fetch(runsAt + asked.url.slice(builtFor.length), {
      method: asked.method,
      headers: {
        ...asked.headers,
        referer: 'https://servicewechat.com/touristappid/devtools/page-frame.html',
      },
      ...(asked.body === undefined ? {} : { body: asked.body }),
      signal: AbortSignal.timeout(asked.timeoutMs),
    })
    const headers = Object.fromEntries(answer.headers)
    return { ok: true, status: answer.status, headers, text: await answer.text() }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
