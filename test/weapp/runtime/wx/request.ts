import { surroundings } from '../package.ts'
import type { Callbacks } from './answer.ts'

type Request = Callbacks & {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  dataType?: string
  timeout?: number
}
let requests = 0

/** WeChat sends requests outside the page, so does this: `native.ts` makes them in Node. */
export function request(options: Request) {
  const { url, method = 'GET', header = {}, data, timeout = 60_000 } = options
  if (options.dataType !== 'text' || (data !== undefined && typeof data !== 'string'))
    throw new Error('wx.request with anything but text is not imitated')
  requests += 1
  const asked = { id: requests, url, method, headers: header, timeoutMs: timeout }
  let aborted = false
  const fail = (reason: string): void => {
    const outcome = { errMsg: `request:fail ${reason}`, errno: 600_001 }
    options.fail?.(outcome)
    options.complete?.(outcome)
  }
  void surroundings
    .wechatRequest({ ...asked, ...(data === undefined ? {} : { body: data }) })
    .then((answer) => {
      if (aborted) return
      if (!answer.ok) return fail(answer.reason)
      const outcome = {
        data: answer.text,
        statusCode: answer.status,
        header: answer.headers,
        cookies: [],
        errMsg: 'request:ok',
      }
      options.success?.(outcome)
      options.complete?.(outcome)
    })
  return {
    abort: () => {
      aborted = true
      fail('abort')
    },
  }
}
