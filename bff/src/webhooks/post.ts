import { lookup as resolve, type LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isAllowedUrl, isPublicAddress } from '../http/public-address.ts'

const bytesMax = 16_384
const keptBytes = 1024

export type PostResult =
  | {
      kind: 'answered'
      status: number
      retryAfter: string | undefined
      contentType: string | undefined
      /** The first kilobyte of the answer, as text. */
      bodyStart: string
    }
  | { kind: 'failed'; reason: 'timeout' | 'unreachable' | 'answer_too_large' }
  | { kind: 'refused'; reason: 'address_not_allowed' }

/** Names are judged by the very addresses we connect to, so that one that changes in between gains nothing. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error || !first) return done(error ?? new Error('no address'), '', 4)
    if (!addresses.every((it) => isPublicAddress(it.address))) {
      return done(
        Object.assign(new Error('address not allowed'), { code: 'EADDRNOTALLOWED' }),
        '',
        4,
      )
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

/** Text that a page and a database can hold: control characters become the sign for what cannot be shown. */
const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')

type Post = {
  url: string
  headers: Record<string, string>
  body: string
  timeoutMs: number
  allowPrivate: boolean
}

/** Posts once: no redirect is followed, the answer's body is read within bounds and its start kept. */
export async function post(it: Post): Promise<PostResult> {
  if (!isAllowedUrl(it.url, it.allowPrivate))
    return { kind: 'refused', reason: 'address_not_allowed' }
  const url = new URL(it.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!it.allowPrivate && isIP(host) && !isPublicAddress(host))
    return { kind: 'refused', reason: 'address_not_allowed' }
  return new Promise((done) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const bytes = Buffer.from(it.body, 'utf8')
    const request = send(url, {
      method: 'POST',
      headers: { ...it.headers, 'Content-Length': bytes.length },
      // A fresh connection each time: a kept one would skip the judgement of its address.
      agent: false,
      ...(it.allowPrivate ? {} : { lookup: publicOnly }),
    })
    const deadline = setTimeout(() => finish({ kind: 'failed', reason: 'timeout' }), it.timeoutMs)
    const finish = (result: PostResult): void => {
      clearTimeout(deadline)
      done(result)
      request.destroy()
    }
    request.on('error', (error: NodeJS.ErrnoException) =>
      finish(
        error.code === 'EADDRNOTALLOWED'
          ? { kind: 'refused', reason: 'address_not_allowed' }
          : { kind: 'failed', reason: 'unreachable' },
      ),
    )
    request.on('response', (response) => {
      let size = 0
      const kept: Buffer[] = []
      response.on('data', (chunk: Buffer) => {
        if (size < keptBytes) kept.push(chunk.subarray(0, keptBytes - size))
        size += chunk.length
        if (size > bytesMax) finish({ kind: 'failed', reason: 'answer_too_large' })
      })
      response.on('error', () => finish({ kind: 'failed', reason: 'unreachable' }))
      response.on('end', () =>
        finish({
          kind: 'answered',
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          contentType: response.headers['content-type'],
          bodyStart: printable(Buffer.concat(kept).toString('utf8')),
        }),
      )
    })
    request.end(bytes)
  })
}
