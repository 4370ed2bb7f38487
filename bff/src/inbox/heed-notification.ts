import * as attempts from '../attempts/store.ts'
import type { Deps, JobData } from '../deps.ts'
import { learnDispute } from '../disputes/learn-dispute.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { settleFromLender } from '../loans/settle-from-lender.ts'
import { settleFromLender as settleOperationFromLender } from '../operations/ask-about-operation.ts'
import * as inbox from './store.ts'

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
      if (said.reference !== null) await learnDispute(deps, { entry, reference: said.reference })
      break
    case 'loan.changed':
      // What is kept of a loan here follows from operations of ours, of which each is asked for.
      break
  }
  await inbox.markHeeded(deps.db, { ...it, at: deps.now() })
  deps.log.info({ lender: entry.code, type: said.type }, 'notification heeded')
}

/** A lender that names an origination of another lender's, or none, is told nothing and changes nothing. */
async function askAbout(deps: Deps, entry: LenderEntry, attemptId: string): Promise<void> {
  const it = await attempts.findOrigination(deps.db, attemptId)
  if (it?.lenderId === entry.id) await settleFromLender(deps, attemptId)
}
