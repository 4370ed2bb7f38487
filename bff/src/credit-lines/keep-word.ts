import {
  nextCreditLineStatus,
  type CreditLineChange,
  type CreditLineStatus,
} from '@miaoguo/shared/credit-line/credit-line'
import type { LenderCreditLine } from '@miaoguo/shared/credit-line/lender-record'
import type { CreditLineId } from '@miaoguo/shared/id/id'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import * as audit from '../audit/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as lines from './store.ts'
import type { StoredLine } from './store.ts'

type Told = { said: LenderCreditLine; readAt: Instant; correlationId: string }

/**
 * Keeps what a lender told of a line: limit and use are its to say, and each change is written down for the borrower. A
 * word that is older than one we have changes nothing; one that contradicts what was agreed is not believed, and people
 * are called. Whether it was believed.
 */
export async function keepWord(deps: Deps, id: CreditLineId, told: Told): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const before = await lines.lock(tx, id)
    if (!before || (before.readAt !== null && before.readAt > told.readAt)) return true
    const status = statusOf(told.said)
    if (!agrees(before, told.said, status)) {
      await contradiction(deps, tx, { before, told })
      return false
    }
    await keep(deps, tx, { before, told, status })
    return true
  })
}

const statusOf = ({ status }: LenderCreditLine): CreditLineStatus =>
  status === 'pending' ? 'applied' : status

/** Its product and currency are those that were asked for, its rate is not above what was shown, and what ended stays ended. */
function agrees(before: StoredLine, said: LenderCreditLine, status: CreditLineStatus): boolean {
  const next: readonly CreditLineStatus[] = nextCreditLineStatus[before.status]
  return (
    said.productCode === before.productCode &&
    said.currency === before.currency &&
    said.annualInterestPpm <= before.notice.annualInterestPpm &&
    (status === before.status || next.includes(status))
  )
}

type Kept = { before: StoredLine; told: Told; status: CreditLineStatus }

async function keep(deps: Deps, tx: Tx, it: Kept): Promise<void> {
  const { before, told, status } = it
  const { said, readAt, correlationId } = told
  const changes = changesOf(it)
  const inUse = before.closureReference !== null && status !== 'closed' && said.usedMinor > 0
  await lines.write(tx, before.id, {
    status,
    declineReasons: status === 'declined' ? said.reasons : [],
    lenderReference: said.lenderReference,
    limitMinor: said.limitMinor,
    usedMinor: said.usedMinor,
    availableMinor: said.availableMinor,
    annualInterestPpm: said.annualInterestPpm,
    validThrough: said.validThrough,
    changedAt: said.changedAt,
    readAt,
    ...(inUse ? { closureReference: null } : {}),
  })
  const at = deps.now()
  await lines.addChanges(tx, before.id, { changes, at })
  const actor = before.lenderId
  for (const change of changes)
    await audit.append(tx, {
      at,
      actor,
      action: `credit_line.${change.what === 'status' ? change.to : 'limit_changed'}`,
      subject: before.id,
      facts: { ...change, lenderReference: said.lenderReference, correlationId },
    })
  if (inUse)
    await audit.append(tx, {
      at,
      actor,
      action: 'credit_line.closure_refused',
      subject: before.id,
      facts: { usedMinor: said.usedMinor, correlationId },
    })
}

/** What a borrower reads of it. The first limit comes with the line itself. */
function changesOf({ before, told: { said }, status }: Kept): CreditLineChange[] {
  const since = said.changedAt
  const closedByBorrower = status === 'closed' && before.closureReference !== null
  const changes: CreditLineChange[] = []
  if (before.status !== 'applied' && said.limitMinor !== before.limitMinor)
    changes.push({
      what: 'limit',
      fromMinor: before.limitMinor,
      toMinor: said.limitMinor,
      since,
      by: 'lender',
    })
  if (status !== before.status)
    changes.push({
      what: 'status',
      from: before.status,
      to: status,
      since,
      by: closedByBorrower ? 'borrower' : 'lender',
    })
  return changes
}

async function contradiction(
  deps: Deps,
  tx: Tx,
  { before, told }: { before: StoredLine; told: Told },
): Promise<void> {
  const { said, correlationId } = told
  const facts = {
    creditLineId: before.id,
    lenderId: before.lenderId,
    from: before.status,
    to: said.status,
    annualInterestPpm: said.annualInterestPpm,
    correlationId,
  }
  deps.log.error({ ...facts, alarm: 'credit_line.contradiction' }, 'a line is not as agreed')
  await audit.append(tx, {
    at: deps.now(),
    actor: before.lenderId,
    action: 'credit_line.contradiction',
    subject: before.id,
    facts,
  })
}
