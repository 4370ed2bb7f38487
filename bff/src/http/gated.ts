import { Problem } from '@miaoguo/shared/problem/problem'
import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import type { Gate } from './gate.ts'

const tellEachMs = 10_000
/** Who is turned away does not come back all at once. */
const retrySpreadSeconds = 3

/** Lets in what the gate lets in. The others hear at once that they should come back, before anything is read or written. */
export function gated(deps: Pick<Deps, 'log'>, gate: Gate): MiddlewareHandler {
  let toldAt = -tellEachMs
  return async (_c, next) => {
    if (!gate.enter()) {
      const load = gate.load()
      const now = performance.now()
      if (now - toldAt >= tellEachMs) {
        toldAt = now
        deps.log.warn(load, 'requests turned away')
      }
      throw new Problem('server_overloaded', {
        retryAfterSeconds: 1 + (load.turnedAway % retrySpreadSeconds),
      })
    }
    try {
      await next()
    } finally {
      gate.leave()
    }
  }
}
