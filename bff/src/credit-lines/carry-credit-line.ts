import { hasEnded } from '@miaoguo/shared/credit-line/credit-line'
import type { Deps, JobData } from '../deps.ts'
import { readCreditLine } from './read-credit-line.ts'
import * as lines from './store.ts'
import type { StoredLine } from './store.ts'

const minuteMs = 60_000
/** A lender may take days to decide: after the first minutes, asking every hour is soon enough. */
const longestMs = 60 * minuteMs

export const nextAskMs = (deps: Pick<Deps, 'env'>, asks: number): number =>
  deps.env.SANDBOX ? 2000 : Math.min(longestMs, 2 ** Math.min(asks, 10) * minuteMs)

/** Whether something was asked of the lender that it has not answered. */
const isWaiting = (it: StoredLine): boolean =>
  it.status === 'applied' || it.closureReference !== null

/**
 * Asks a lender where a line stands; while something is wanted of it, until it has answered. The next turn is committed
 * before this one begins, so that a crash in between loses none.
 */
export async function carryCreditLine(
  deps: Deps,
  { creditLineId }: JobData['carry-credit-line'],
): Promise<void> {
  const it = await lines.findById(deps.db, creditLineId)
  if (!it || hasEnded(it.status)) return
  const waiting = isWaiting(it)
  if (waiting && !(await takeTurn(deps, it))) return
  const read = await readCreditLine(deps, it.id)
  // Nothing follows this one up but the queue.
  if (!waiting && !read) throw new Error(`line ${it.id} was not read`)
}

async function takeTurn(deps: Deps, it: StoredLine): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const taken = await lines.countAsk(tx, it)
    if (taken)
      await deps.jobs.enqueue(
        tx,
        'carry-credit-line',
        { creditLineId: it.id },
        { afterMs: nextAskMs(deps, it.asks + 1) },
      )
    return taken
  })
}
