import Taro from '@tarojs/taro'

export type WireRequest = {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body: string | undefined
}
/** A status of 0 means that no answer came: the line, not the server, failed. */
export type WireReply = { status: number; text: string }
export type Transport = (request: WireRequest) => Promise<WireReply>

/** Longer than the server's own 20 s, so that a long poll ends there and not here. */
const timeoutMs = 30_000

const overTaro: Transport = async ({ method, path, headers, body }) => {
  try {
    const reply = await Taro.request<string, string>({
      url: API_BASE + path,
      method,
      header: headers,
      ...(body === undefined ? {} : { data: body }),
      dataType: 'text',
      responseType: 'text',
      timeout: timeoutMs,
    })
    const { data } = reply as { data: unknown }
    return {
      status: reply.statusCode,
      text: typeof data === 'string' ? data : JSON.stringify(data),
    }
  } catch {
    return { status: 0, text: '' }
  }
}

let transport = overTaro

/** Sends one request and never throws. */
export const request: Transport = (it) => transport(it)

/** Puts another line in place of the network; the one seam the page tests use. */
export function plugTransport(it: Transport): void {
  transport = it
}
