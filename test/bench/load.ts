import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** What came back; its text is made when somebody reads it. */
export type Reply = { status: number; readonly text: string; ms: number }
type Ask = {
  url: string
  method: 'GET' | 'POST' | 'PUT'
  headers: Record<string, string>
  body?: string
}

/** The same asked at one address after another. */
export type Question = { urls: string[]; headers: Record<string, string>; body: string }
/** A question asked so many times a second. */
export type Asking = Question & { perSecond: number; seconds: number }
/** The request that was answered, and how long that took. */
export type Timed = { reference: string; ms: number }

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** One request over a kept connection, and how long it took to the last byte. */
export function ask({ url, method, headers, body }: Ask): Promise<Reply> {
  const beganAt = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
        },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const ms = performance.now() - beganAt
          const bytes = Buffer.concat(parts)
          resolve({
            status: response.statusCode ?? 0,
            get text() {
              return bytes.toString('utf8')
            },
            ms,
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Asks a question once each time, as something new; what is not done (201) is an error. */
export function asker({ urls, headers, body }: Question): () => Promise<Reply> {
  let turn = 0
  return async () => {
    turn += 1
    const reply = await ask({
      url: urls[turn % urls.length] ?? '',
      method: 'POST',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body,
    })
    if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`)
    return reply
  }
}

/** So many at a time for so long; each as soon as the one before it is answered. Answers per second. */
export async function closedLoop(
  it: { connections: number; seconds: number },
  next: () => Promise<unknown>,
): Promise<number> {
  const beganAt = performance.now()
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() - beganAt < it.seconds * 1000) {
      await next()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: it.connections }, one))
  return (done * 1000) / (performance.now() - beganAt)
}

/** So many a second, whether those before are answered or not, as shoppers come. */
export async function openLoop<T>(
  it: { perSecond: number; seconds: number },
  next: () => Promise<T>,
): Promise<T[]> {
  const beganAt = performance.now()
  const running: Promise<T>[] = []
  for (let i = 0; i < it.perSecond * it.seconds; i += 1) {
    const waitMs = beganAt + (i * 1000) / it.perSecond - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    running.push(next())
  }
  return Promise.all(running)
}

export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
export const median = (values: readonly number[]): number => percentile(values, 0.5)
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))
