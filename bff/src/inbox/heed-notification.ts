import { millisecondsOf } from '@miaoguo/shared/time/instant'
import * as attempts from '../attempts/store.ts'
import * as authorizations from '../authorizations/store.ts'
import { readNamedLine } from '../credit-lines/read-credit-line.ts'
import type { Deps, JobData } from '../deps.ts'
import { learnDispute } from '../disputes/learn-dispute.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { askAboutMandate } from '../mandates/follow-mandate.ts'
import { settleFromLender } from '../loans/settle-from-lender.ts'
import { settleFromLender as settleOperationFromLender } from '../operations/ask-about-operation.ts'
import * as inbox from './store.ts'

const patienceMs = 600_000

/** Asks the lender about what it said has changed. The state is always the lender's answer, never the notification. */
export async function heedNotification(
  deps: Deps,
  it: JobData['heed-notification'],
): Promise<void> {
  const said = await inbox.findUnheeded(deps.db, it)
  const entry = deps.lenders.byId(it.lenderId)
  if (!said || !entry) return
  switch (said.type) {
    case 'origination.changed':
      await askAbout(deps, entry, said.reference ?? '')
      break
    case 'terms.changed':
      await deps.lenders.refresh()
      break
    case 'operation.changed':
      await settleOperationFromLender(deps, { lenderId: entry.id, reference: said.reference ?? '' })
      break
    case 'dispute.changed':
      await askAboutDispute(deps, entry, said)
      break
    case 'credit_line.changed':
      await readNamedLine(deps, { lenderId: entry.id, id: said.reference ?? '' })
      break
    case 'mandate.changed':
      await askAboutMandate(deps, { lenderId: entry.id, reference: said.reference ?? '' })
      break
    case 'loan.changed':
      await mirrorNamed(deps, entry, said.reference ?? '')
      break
  }
  await inbox.markHeeded(deps.db, { ...it, at: deps.now() })
  deps.log.info({ lender: entry.code, type: said.type }, 'notification heeded')
}

/** A dispute may be told before its loan is written down here; after a while it is nobody's, and people look. */
async function askAboutDispute(
  deps: Deps,
  entry: LenderEntry,
  { reference, receivedAt }: inbox.Unheeded,
): Promise<void> {
  if (reference === null || (await learnDispute(deps, { entry, reference }))) return
  if (millisecondsOf(deps.wallNow()) - millisecondsOf(receivedAt) < patienceMs)
    throw new Error(`a dispute of ${entry.code} is of no loan yet`)
  deps.log.error(
    { alarm: 'dispute.unknown_loan', lender: entry.code },
    'a dispute of a loan that is not ours',
  )
}

/** Somebody may have paid the lender without us; a loan of another lender, or none, changes nothing. */
async function mirrorNamed(deps: Deps, entry: LenderEntry, reference: string): Promise<void> {
  const authorizationId = await authorizations.findIdByLoan(deps.db, entry.id, reference)
  if (authorizationId) await deps.jobs.enqueue(deps.db, 'mirror-loan', { authorizationId })
}

/** A lender that names an origination of another lender's, or none, is told nothing and changes nothing. */
async function askAbout(deps: Deps, entry: LenderEntry, attemptId: string): Promise<void> {
  const it = await attempts.findOrigination(deps.db, attemptId)
  if (it?.lenderId === entry.id) await settleFromLender(deps, attemptId)
}
