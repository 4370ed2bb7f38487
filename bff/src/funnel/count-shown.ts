import { instantOf, millisecondsOf } from '@miaoguo/shared/time/instant'
import type { MerchantId } from '@miaoguo/shared/id/id'
import type { Db } from '../db/connect.ts'
import * as store from './store.ts'

/** A shop whose widget was given something to show, and how far its own time is ahead. */
export type Shown = { merchantId: MerchantId; clockAheadMs: number }

/** Counts what widgets show: numbers of a quarter of an hour, of nobody. */
export type ShownCounter = {
  add(it: Shown): void
  /** Writes what was counted. */
  flush(): Promise<void>
}

const quarterMs = 900_000

/**
 * Kept in memory for a second, so that no product page waits for a count; a crash loses that second. The clock
 * is read with the first of them: what is shown in that second counts to the same quarter of an hour.
 */
export function countShown(needs: { db: Db; now(): string }): ShownCounter {
  let counts = new Map<string, store.Count>()
  let begunMs = 0
  let writing: Promise<void> = Promise.resolve()
  const write = async (): Promise<void> => {
    const taken = [...counts.values()]
    if (taken.length === 0) return
    counts = new Map()
    await store.addCounts(needs.db, taken)
  }
  return {
    add({ merchantId, clockAheadMs }) {
      if (counts.size === 0) begunMs = millisecondsOf(needs.now())
      const quarter = Math.floor((begunMs + clockAheadMs) / quarterMs)
      const key = `${merchantId} ${quarter}`
      const known = counts.get(key)
      if (known) known.count += 1
      else counts.set(key, { merchantId, quarterAt: instantOf(quarter * quarterMs), count: 1 })
    },
    flush() {
      writing = writing.catch(() => undefined).then(write)
      return writing
    },
  }
}
