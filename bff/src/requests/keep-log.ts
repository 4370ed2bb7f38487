import type { Db } from '../db/connect.ts'
import type { Log } from '../deps.ts'
import * as store from './store.ts'

/** Merchants' requests as they were answered. Kept a little late, so that no answer waits for its own log line. */
export type RequestLog = {
  add(it: store.LoggedRequest): void
  /** Writes what is waiting. */
  flush(): Promise<void>
}

/** Beyond this the database is not keeping up, and lines are given up rather than memory. */
const waitingMax = 5000
const batch = 200

export function keepLog(needs: { db: Db; log: Pick<Log, 'warn'> }): RequestLog {
  let waiting: store.LoggedRequest[] = []
  let dropped = 0
  let writing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const rows = waiting.slice(0, batch)
      await store.insertMany(needs.db, rows)
      waiting = waiting.slice(rows.length)
    }
    if (dropped > 0) needs.log.warn({ dropped }, 'request log was full')
    dropped = 0
  }
  return {
    add(it) {
      if (waiting.length >= waitingMax) dropped += 1
      else waiting.push(it)
    },
    flush() {
      writing = writing.catch(() => undefined).then(write)
      return writing
    },
  }
}
