import { AuthorizationId } from '@miaoguo/shared/id/id'
import type { Collection, LenderMandate } from '@miaoguo/shared/loan/mandate'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { Deps } from '../deps.ts'
import * as mandates from './store.ts'
import type { MandateState, StoredMandate } from './store.ts'

type Told = { said: LenderMandate; correlationId: string; nextAskAt: Instant | null }
type Move = { from: readonly MandateState[]; to: MandateState }

/** Keeps what the lender says of a mandate, with a line in the audit for everything that is new. */
export async function heedMandate(
  deps: Deps,
  it: StoredMandate,
  { said, correlationId, nextAskAt }: Told,
): Promise<void> {
  const { from, to } = moveOf(it, said)
  const over = to === 'ended' || to === 'refused'
  const fresh = isNews(it.lastCollection, said.lastCollection) ? said.lastCollection : null
  const at = deps.wallNow()
  await deps.db.transaction().execute(async (tx) => {
    const kept = await mandates.heed(tx, {
      id: it.id,
      from,
      to,
      said: fresh ? said : { ...said, lastCollection: it.lastCollection },
      end: it.endedByBorrowerAt !== null ? 'cancelled' : (said.end ?? 'lender'),
      at,
      nextAskAt: over ? null : nextAskAt,
      refusalUntold: fresh?.outcome === 'refused',
    })
    if (!kept) return
    const line = { at, actor: it.lenderId, subject: it.loanId }
    const facts = { mandateId: it.id, correlationId, lenderReference: said.lenderReference }
    if (to !== it.state)
      await audit.append(tx, {
        ...line,
        action: `autopay.${to}`,
        facts: { ...facts, ...(over ? { end: said.end } : {}) },
      })
    if (!fresh) return
    await audit.append(tx, {
      ...line,
      action: `autopay.${fresh.outcome}`,
      facts: { ...facts, ...fresh },
    })
    // Its own notification may be lost: what was taken is read from the lender's rows all the same.
    const authorizationId = await authorizations.findIdByLoan(
      tx,
      it.lenderId,
      it.lenderLoanReference,
    )
    if (fresh.outcome === 'taken' && authorizationId)
      await deps.jobs.enqueue(tx, 'mirror-loan', {
        authorizationId: AuthorizationId.parse(authorizationId),
      })
  })
}

/** Where a mandate goes by the lender's word. What its borrower has ended stays ended, whatever was on its way. */
function moveOf(it: StoredMandate, said: LenderMandate): Move {
  switch (said.status) {
    case 'ended':
      return { from: ['asked', 'pending', 'active', 'ending'], to: 'ended' }
    case 'refused':
      return it.state === 'ending'
        ? { from: ['ending'], to: 'ended' }
        : { from: ['asked', 'pending', 'active'], to: 'refused' }
    case 'active':
      return it.state === 'ending'
        ? { from: ['ending'], to: 'ending' }
        : { from: ['asked', 'pending', 'active'], to: 'active' }
    case 'pending':
      return it.state === 'asked'
        ? { from: ['asked'], to: 'pending' }
        : { from: [it.state], to: it.state }
  }
}

/** Days are tried in order, so that an older answer that comes late says nothing. */
const isNews = (before: Collection | null, now: Collection | null): boolean =>
  now !== null && (before === null || now.on > before.on)
