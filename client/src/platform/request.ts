import Taro from '@tarojs/taro'

export type WireRequest = {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body: string | undefined
  /** Asked for as the bytes of a file; a refusal is text all the same. */
  asFile?: true
}
/** A status of 0 means that no answer came: the line, not the server, failed. */
export type WireReply = { status: number; text: string; bytes?: ArrayBuffer }
export type Transport = (request: WireRequest) => Promise<WireReply>

/** Longer than the server's own 20 s, so that a long poll ends there and not here. */
const timeoutMs = 30_000

const overTaro: Transport = async ({ method, path, headers, body, asFile }) => {
  try {
    const reply = await Taro.request<string | ArrayBuffer, string>({
      url: API_BASE + path,
      method,
      header: headers,
      ...(body === undefined ? {} : { data: body }),
      dataType: 'text',
      responseType: asFile ? 'arraybuffer' : 'text',
      timeout: timeoutMs,
    })
    const { data } = reply as { data: unknown }
    if (data instanceof ArrayBuffer)
      return { status: reply.statusCode, text: asciiOf(data), bytes: data }
    return {
      status: reply.statusCode,
      text: typeof data === 'string' ? data : JSON.stringify(data),
    }
  } catch {
    return { status: 0, text: '' }
  }
}

/** Codes and facts of a refusal are ASCII; its English title is not read. Of a file only the beginning is looked at. */
const asciiOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes.slice(0, 4000)), (it) => String.fromCharCode(it)).join('')

let transport = overTaro

/** Sends one request and never throws. */
export const request: Transport = (it) => transport(it)

/** Puts another line in place of the network; the one seam the page tests use. */
export function plugTransport(it: Transport): void {
  transport = it
}
