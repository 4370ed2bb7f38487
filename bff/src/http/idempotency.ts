import { problemCodes } from '@miaoguo/shared/problem/codes'
import { canonicalJson } from '@miaoguo/shared/disclosure/canonical-json'
import { Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import { createHash } from 'node:crypto'
import { seal, unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import * as replies from '../replies/store.ts'

/** Longer than the slowest verb, short enough that a crash does not block a shopper for long. */
const leaseMs = 30_000

/** The key of a POST: 1 to 255 visible ASCII characters. */
export function idempotencyKeyOf(header: string | undefined): string {
  if (header === undefined || header === '') throw new Problem('idempotency_key_missing')
  if (!/^[\x21-\x7e]{1,255}$/.test(header)) throw new Problem('idempotency_key_invalid')
  return header
}

/** The same for the same input, whatever the order of its fields. */
export const fingerprintOf = (input: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(input))))
    .digest('base64url')

/** An answer is kept when asking again could not change it; what may succeed later gives its key back. */
const isFinal = (problem: Problem): boolean => {
  const { status, retry } = problemCodes[problem.code]
  return status < 500 && status !== 400 && retry === 'never'
}

/** `record` writes what the verb has yet to write together with the answer, where it has anything. */
export type Answer = {
  status: number
  body: string
  record?: ((kept: replies.KeptReply) => Promise<void>) | undefined
}

/** Runs at most once per key and replays its answer; `toAnswer` turns a refusal into what is kept of it. */
export async function once(
  deps: Deps,
  it: Omit<Parameters<typeof replies.reserve>[1], 'now' | 'leaseUntil'>,
  run: { work(): Promise<Answer>; toAnswer(problem: Problem): Answer },
): Promise<Answer & { replayed: boolean }> {
  const now = deps.now()
  const found = await replies.reserve(deps.db, {
    ...it,
    now,
    leaseUntil: instantAfter(now, leaseMs),
  })
  if (found.outcome === 'not_provided') throw new Problem('session_expired')
  if (found.outcome === 'other_input') throw new Problem('idempotency_key_reused')
  if (found.outcome === 'running') {
    const waitMs = Math.min(millisecondsOf(found.leaseUntil) - millisecondsOf(now), 1000)
    throw new Problem('idempotency_request_running', {
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
    })
  }
  const secret = deps.env.SESSION_SECRET
  if (found.outcome === 'stored') {
    return { status: found.reply.status, body: unseal(secret, found.reply.body), replayed: true }
  }
  const { actor, endpoint, key } = it
  const keep = ({ status, body, record }: Answer): Promise<void> => {
    const kept = { actor, endpoint, key, status, body: seal(secret, body) }
    return record ? record(kept) : replies.finish(deps.db, kept)
  }
  try {
    const answer = await run.work()
    await keep(answer)
    return { ...answer, replayed: false }
  } catch (error) {
    if (!(error instanceof Problem) || !isFinal(error)) {
      await replies.release(deps.db, it)
      throw error
    }
    const answer = run.toAnswer(error)
    await keep(answer)
    return { ...answer, replayed: false }
  }
}
