import { MiaoguoError, type Problem } from './error.ts'

export type Sending = {
  method: 'GET' | 'POST'
  url: string
  body: string | undefined
  idempotencyKey: string | undefined
  signal: AbortSignal | undefined
}
type Settings = {
  apiKey: string
  timeoutMs?: number
  retries?: number
  fetch?: typeof globalThis.fetch
}

const firstWaitMs = 250
const waitMaxMs = 8000

/** Sends until there is an answer that asking again would not change. */
export async function send<T>(settings: Settings, it: Sending): Promise<T> {
  const { retries = 3 } = settings
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await once<T>(settings, it)
    if (outcome.ok) return outcome.value
    if (attempt >= retries || !outcome.again || it.signal?.aborted) throw outcome.error
    const waitMs = outcome.waitMs ?? firstWaitMs * 2 ** attempt * (0.75 + Math.random() / 2)
    await new Promise((done) => setTimeout(done, Math.min(waitMs, waitMaxMs)))
  }
}

type Outcome<T> =
  | { ok: true; value: T }
  | { ok: false; error: MiaoguoError; again: boolean; waitMs?: number }

async function once<T>(settings: Settings, it: Sending): Promise<Outcome<T>> {
  const { timeoutMs = 30_000, fetch = globalThis.fetch } = settings
  const limit = AbortSignal.timeout(timeoutMs)
  let response: Response
  let text: string
  try {
    response = await fetch(it.url, {
      method: it.method,
      headers: {
        authorization: `Bearer ${settings.apiKey}`,
        accept: 'application/json',
        ...(it.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(it.idempotencyKey === undefined ? {} : { 'idempotency-key': it.idempotencyKey }),
      },
      redirect: 'error',
      signal: it.signal ? AbortSignal.any([it.signal, limit]) : limit,
      ...(it.body === undefined ? {} : { body: it.body }),
    })
    text = await response.text()
  } catch (cause) {
    const error = new MiaoguoError('no answer', { code: 'unreachable', status: 0, cause })
    return { ok: false, error, again: true }
  }
  return read(response, text)
}

function read<T>(response: Response, text: string): Outcome<T> {
  const { status } = response
  const requestId = response.headers.get('x-request-id') ?? undefined
  const body = parsed(text)
  if (response.ok && body !== undefined) return { ok: true, value: body as T }
  const problem = body as Problem | undefined
  if (!problem || typeof problem.code !== 'string') {
    const facts = { code: 'unreadable' as const, status, requestId }
    const error = new MiaoguoError(`status ${status} without a problem`, facts)
    return { ok: false, error, again: status >= 500 }
  }
  const error = new MiaoguoError([problem.title, problem.detail].filter(Boolean).join('. '), {
    code: problem.code,
    status,
    requestId: problem.requestId,
    problem,
  })
  // Only these may turn out otherwise; the same key makes sure that nothing happens twice.
  const again = status === 429 || status >= 500 || problem.code === 'idempotency_request_running'
  const seconds = Number(response.headers.get('retry-after') ?? NaN)
  return { ok: false, error, again, ...(seconds > 0 ? { waitMs: seconds * 1000 } : {}) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
