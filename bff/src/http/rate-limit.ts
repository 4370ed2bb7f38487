import { Problem } from '@miaoguo/shared/problem/problem'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'

type Window = { endsAtMs: number; count: number }
const windowsMax = 50_000
const windowsOf = new WeakMap<object, Map<string, Window>>()

/**
 * Refuses more than `count` of a thing per window, per process: a brake on one caller, not an account of all.
 * Who must be slowed is in `key`; it is forgotten with its window.
 */
export function limitRate(
  deps: Deps,
  key: string,
  limit: { count: number; windowMs: number },
): void {
  const windows = windowsOf.get(deps.db) ?? new Map<string, Window>()
  windowsOf.set(deps.db, windows)
  const nowMs = millisecondsOf(deps.now())
  const open = windows.get(key)
  if (open && open.endsAtMs > nowMs) {
    if (open.count >= limit.count) {
      throw new Problem('rate_limited', {
        retryAfterSeconds: Math.ceil((open.endsAtMs - nowMs) / 1000),
      })
    }
    open.count += 1
    return
  }
  if (windows.size >= windowsMax) {
    for (const [name, window] of windows) if (window.endsAtMs <= nowMs) windows.delete(name)
    // Still full: whoever fills it is many callers at once; the oldest window gives way.
    const oldest = windows.keys().next()
    if (windows.size >= windowsMax && !oldest.done) windows.delete(oldest.value)
  }
  windows.set(key, { endsAtMs: nowMs + limit.windowMs, count: 1 })
}
