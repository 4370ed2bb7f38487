import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export type Exchange = {
  method: string
  headers: Record<string, string>
  body: string | undefined
  timeoutMs: number
  bytesMax: number
}
export type Exchanged =
  | { ok: true; status: number; headers: Record<string, string>; bytes: Uint8Array }
  | { ok: false; reason: 'timeout' | 'unreachable' | 'answer_too_large' }

// How many run at once is bounded for each lender by its bulkheads; here they only must not queue unseen.
const kept = { keepAlive: true, maxSockets: 1024, timeout: 30_000 }
const http = { request: httpRequest, agent: new HttpAgent(kept) }
const https = { request: httpsRequest, agent: new HttpsAgent(kept) }

/** One request and its whole answer, within a time and a size; it never rejects and follows no redirect. */
export function exchange(url: string, it: Exchange): Promise<Exchanged> {
  return new Promise((resolve) => {
    const { request, agent } = url.startsWith('https:') ? https : http
    const end = (result: Exchanged): void => {
      clearTimeout(timer)
      resolve(result)
    }
    const timer = setTimeout(() => {
      end({ ok: false, reason: 'timeout' })
      sent.destroy()
    }, it.timeoutMs)
    const length =
      it.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(it.body)) }
    const sent = request(url, { method: it.method, agent, headers: { ...it.headers, ...length } })
    sent.on('error', () => end({ ok: false, reason: 'unreachable' }))
    sent.on('response', (response) => {
      read(response, it.bytesMax, (result) => {
        end(result)
        if (!result.ok) sent.destroy()
      })
    })
    sent.end(it.body)
  })
}

function read(response: IncomingMessage, bytesMax: number, end: (result: Exchanged) => void): void {
  const parts: Buffer[] = []
  let size = 0
  response.on('data', (part: Buffer) => {
    size += part.length
    if (size > bytesMax) end({ ok: false, reason: 'answer_too_large' })
    else parts.push(part)
  })
  response.on('end', () =>
    end({
      ok: true,
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      bytes: Buffer.concat(parts),
    }),
  )
  // A body cut short is no answer; after an end this is an echo.
  response.on('close', () => end({ ok: false, reason: 'unreachable' }))
}

/** Names in lower case; a field that came several times is one list, as RFC 9110 says. */
const headersOf = (response: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(', '),
    ]),
  )
