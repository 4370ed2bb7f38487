import type { Origination } from '../attempts/store.ts'
import * as attempts from '../attempts/store.ts'
import * as audit from '../audit/store.ts'
import * as checkouts from '../checkouts/store.ts'
import type { Deps } from '../deps.ts'

/**
 * Nobody can know by asking: the lender tells nothing of a reference, and sending once more could book a second loan.
 * The application stays pending, people are called, and what the lender notifies or lists later still settles it.
 */
export async function stopAsking(
  deps: Deps,
  it: Origination,
  correlationId: string,
): Promise<void> {
  const at = deps.now()
  const facts = { attemptId: it.attemptId, lenderId: it.lenderId, correlationId }
  const stopped = await deps.db.transaction().execute(async (tx) => {
    if (!(await attempts.markStuck(tx, it.attemptId))) return false
    await checkouts.noteFailure(tx, it.checkoutId, { code: 'outcome_unknown', correlationId, at })
    await audit.append(tx, {
      at,
      actor: it.lenderId,
      action: 'origination.stuck',
      subject: it.applicationId,
      facts,
    })
    return true
  })
  if (stopped) deps.log.error({ ...facts, alarm: 'origination.stuck' }, 'outcome cannot be known')
}
