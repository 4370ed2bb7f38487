import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import * as audit from '../audit/store.ts'
import type { Deps, JobData } from '../deps.ts'
import type { FoundOperation } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { nextAskMs, settleMs } from '../loans/patience.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { capabilitiesOf } from './capabilities.ts'
import { performOperation } from './perform-operation.ts'
import { settleOperation } from './settle-operation.ts'
import * as operations from './store.ts'
import type { StoredOperation } from './store.ts'

const hourMs = 3_600_000
/** Clocks differ, and a request takes its time: within this of the end a key counts as forgotten. */
const marginMs = 300_000

/** Asks what became of an operation. The next asking is committed before this one begins, so that a crash loses none. */
export async function askAboutOperation(
  wall: Deps,
  { operationId }: JobData['ask-about-operation'],
): Promise<void> {
  const it = await operations.findById(wall.db, operationId)
  if (!it || !operations.isOpen(it) || !(await takeTurn(wall, it))) return
  const deps = atMerchantTime(wall, it.clockAheadMs)
  await tellOverdue(deps, it)
  const entry = deps.lenders.byId(it.lenderId)
  if (!entry) return
  // What never left us needs no question.
  if (it.state === 'intent') return performOperation(deps, it.id)
  await actOn(deps, { ...it, asks: it.asks + 1 }, { entry, found: await foundAt(entry, it) })
}

const foundAt = (entry: LenderEntry, it: StoredOperation): Promise<FoundOperation> =>
  entry.lender.operationByReference(it.id)

/**
 * The lender knows nothing of it, or tells nothing of references: it is sent again under the same key while the lender
 * remembers keys. "Not found" soon after sending proves nothing, and later that nothing is on its way any more.
 */
async function actOn(
  deps: Deps,
  it: StoredOperation,
  { entry, found }: { entry: LenderEntry; found: FoundOperation },
): Promise<void> {
  switch (found.outcome) {
    case 'not_found':
      return ageMs(deps, it.sentAt ?? it.createdAt) < settleMs(deps)
        ? undefined
        : performOperation(deps, it.id)
    case 'unsupported':
      return mayResend(deps, it, entry) ? performOperation(deps, it.id) : stopAsking(deps, it)
    default:
      return settleOperation(deps, it, found)
  }
}

const ageMs = (deps: Deps, at: string): number =>
  millisecondsOf(deps.wallNow()) - millisecondsOf(at)

function mayResend(deps: Deps, it: StoredOperation, entry: LenderEntry): boolean {
  const told = capabilitiesOf(deps, it)?.idempotency.remembersHours ?? null
  const hours = Math.min(told ?? Infinity, entry.keyMemoryHours ?? Infinity)
  if (it.firstSentAt === null || hours === Infinity) return true
  return ageMs(deps, it.firstSentAt) + marginMs < hours * hourMs
}

async function takeTurn(deps: Deps, it: StoredOperation): Promise<boolean> {
  const at = deps.wallNow()
  return deps.db.transaction().execute(async (tx) => {
    const notSince = instantAfter(at, -nextAskMs(it.asks) / 2)
    const taken = await operations.takeTurn(tx, { id: it.id, at, notSince })
    if (taken)
      await deps.jobs.enqueue(
        tx,
        'ask-about-operation',
        { operationId: it.id },
        { afterMs: nextAskMs(it.asks + 1) },
      )
    return taken
  })
}

/** People hear once of an operation that has been open for too long. It goes on being asked for. */
async function tellOverdue(deps: Deps, it: StoredOperation): Promise<void> {
  const since = it.firstSentAt ?? null
  const overdue = since !== null && ageMs(deps, since) > deps.env.PENDING_ALARM_HOURS * hourMs
  if (!overdue || it.alarmedAt !== null) return
  const told = await deps.db.transaction().execute(async (tx) => {
    if (!(await operations.markAlarmed(tx, { id: it.id, at: deps.wallNow() }))) return false
    await audit.append(tx, line(deps, it, 'operation.overdue'))
    return true
  })
  const { id, lenderId, kind, asks } = it
  if (told)
    deps.log.error({ alarm: 'operation.overdue', operationId: id, lenderId, kind, asks }, 'overdue')
}

/** Nobody can know by asking, and sending once more could move money twice. What the lender says later still counts. */
async function stopAsking(deps: Deps, it: StoredOperation): Promise<void> {
  const stopped = await deps.db.transaction().execute(async (tx) => {
    if (!(await operations.markStuck(tx, it.id))) return false
    await audit.append(tx, line(deps, it, 'operation.stuck'))
    return true
  })
  const { id, lenderId, kind } = it
  if (stopped)
    deps.log.error(
      { alarm: 'operation.stuck', operationId: id, lenderId, kind },
      'outcome cannot be known',
    )
}

const line = (deps: Deps, it: StoredOperation, action: string) => ({
  at: deps.now(),
  actor: it.lenderId,
  action,
  subject: operations.subjectOf(it),
  facts: { operationId: it.id, kind: it.kind, asks: it.asks },
})

/** Somebody says that an operation changed at its lender; the lender is asked, and only its answer is believed. */
export async function settleFromLender(wall: Deps, it: { lenderId: string; reference: string }) {
  const found = await operations.findById(wall.db, it.reference)
  if (!found || found.lenderId !== it.lenderId || found.state === 'intent') return
  const deps = atMerchantTime(wall, found.clockAheadMs)
  const entry = deps.lenders.byId(found.lenderId)
  const told = entry && (await foundAt(entry, found))
  if (told?.outcome === 'settled' || told?.outcome === 'declined')
    await settleOperation(deps, found, told)
}
