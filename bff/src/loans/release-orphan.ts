import * as attempts from '../attempts/store.ts'
import * as audit from '../audit/store.ts'
import type { Deps, JobData } from '../deps.ts'
import type { Lender, Moved } from '../lenders/lender.ts'

/**
 * A loan the lender booked after it was declined here belongs to nobody: its authorization is ended, or, where it is
 * drawn already, the whole amount given back. The references make it happen once, however often this runs.
 */
export async function releaseOrphan(
  deps: Deps,
  { attemptId, loanReference }: JobData['release-orphan'],
): Promise<void> {
  const it = await attempts.findOrigination(deps.db, attemptId)
  const entry = it && deps.lenders.byId(it.lenderId)
  if (!it || !entry || it.status !== 'declined') return
  const moved = await release(entry.lender, {
    attemptId,
    loanReference,
    today: deps.today(),
    amountMinor: it.agreed.principalMinor,
    currency: it.agreed.currency,
  })
  // Asked again by the queue, later and later.
  if (moved.outcome === 'unknown') throw new Error(`release of ${attemptId}: ${moved.reason}`)
  const released = moved.outcome === 'settled'
  await audit.append(deps.db, {
    at: deps.now(),
    actor: it.lenderId,
    action: released ? 'orphan.released' : 'orphan.unreleased',
    subject: it.applicationId,
    facts: {
      attemptId,
      lenderLoanReference: loanReference,
      outcome: moved.outcome,
      refusal: moved.outcome === 'declined' ? moved.refusal : null,
      correlationId: moved.correlationId,
    },
  })
  const facts = { attemptId, correlationId: moved.correlationId }
  if (released) deps.log.warn(facts, 'orphan released')
  else deps.log.error({ ...facts, alarm: 'orphan.unreleased' }, 'orphan not released')
}

type Orphan = { attemptId: string; loanReference: string; today: string } & Pick<
  Parameters<Lender['refund']>[0],
  'amountMinor' | 'currency'
>

async function release(lender: Lender, it: Orphan): Promise<Moved> {
  const { attemptId, loanReference, today, amountMinor, currency } = it
  const ended = await lender.cancel({
    operationReference: `cancel-${attemptId}`,
    loanReference,
    today,
  })
  const drawn =
    ended.outcome === 'unsupported' ||
    (ended.outcome === 'declined' && ended.refusal === 'loan_captured')
  if (!drawn) return ended
  return lender.refund({
    operationReference: `refund-${attemptId}`,
    loanReference,
    today,
    amountMinor,
    currency,
  })
}
