import { checkoutDecisions } from '@miaoguo/shared/authorization/decisions'
import type { HandoffState } from '@miaoguo/shared/handoff/handoff'
import { ApplicationId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import * as checkouts from '../checkouts/store.ts'
import { statusNow } from '../checkouts/views.ts'
import type { Tx } from '../db/connect.ts'
import { seal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Answered, HandoffTold, Outage } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { sendOrigination } from '../loans/originate.ts'
import { settleMs } from '../loans/patience.ts'
import * as loans from '../loans/store.ts'
import * as handoffs from './store.ts'
import type { StoredHandoff } from './store.ts'

type Agreed = Extract<HandoffTold, { state: 'agreed' }>
type Ending = Exclude<HandoffState, 'away'>
/** What is left to do when the transaction is over. */
type Next = { attemptId: string } | { drop: string } | undefined

/**
 * Asks the lender what became of a going to its page, and believes nobody else. An agreement becomes one application,
 * whose intent is committed in the same transaction; one that no order is left for is given back.
 */
export async function settleHandoff(deps: Deps, it: StoredHandoff): Promise<Outage | undefined> {
  const entry = deps.lenders.byId(it.lenderId)
  if (it.state !== 'away' || it.sessionReference === null || !entry) return undefined
  const told = await entry.lender.handoff(it.sessionReference)
  if (!told.ok) {
    const { correlationId, reason } = told
    deps.log.warn({ lender: entry.code, handoffId: it.id, correlationId, reason }, 'lender outage')
    return told
  }
  const next = await deps.db.transaction().execute((tx) => keep(deps, tx, { it, told }))
  if (next && 'attemptId' in next) await sendOrigination(deps, next.attemptId)
  if (next && 'drop' in next) await giveBack(deps, entry, { it, authorization: next.drop })
  return undefined
}

type Told = { it: StoredHandoff; told: Answered<HandoffTold> }

async function keep(deps: Deps, tx: Tx, { it, told }: Told): Promise<Next> {
  const { value } = told
  switch (value.state) {
    case 'open':
      // Told as open past its end: its page has closed, whatever the lender calls it.
      if (it.expiresAt <= deps.now()) await end(deps, tx, { it, told, state: 'expired' })
      return undefined
    case 'refused':
    case 'expired':
      await end(deps, tx, { it, told, state: value.state })
      return undefined
    case 'agreed':
      return keepAgreement(deps, tx, { it, told, agreed: value })
  }
}

/** Checkout first, then the going: the order in which everything that is applied for takes them. */
async function keepAgreement(
  deps: Deps,
  tx: Tx,
  { it, told, agreed }: Told & { agreed: Agreed },
): Promise<Next> {
  const checkout = await checkouts.lockById(tx, it.checkoutId)
  invariant(checkout, 'a going is for a checkout')
  const drop = { drop: agreed.authorization }
  if (!isOfThisOrder(it, agreed)) {
    const facts = { alarm: 'handoff.contradicted', handoffId: it.id, lenderId: it.lenderId }
    deps.log.error({ ...facts, correlationId: told.correlationId }, 'agreed to another order')
    return (await end(deps, tx, { it, told, state: 'contradicted' })) ? drop : undefined
  }
  if ('refuse' in checkoutDecisions[statusNow(deps, checkout)].apply)
    return (await end(deps, tx, { it, told, state: 'overtaken' })) ? drop : undefined
  const authorizationSealed = seal(deps.env.SESSION_SECRET, agreed.authorization)
  if (!(await end(deps, tx, { it, told, state: 'agreed', authorizationSealed }))) return undefined
  return begin(deps, tx, it)
}

const isOfThisOrder = (it: StoredHandoff, agreed: Agreed): boolean =>
  agreed.amountMinor === it.amountMinor &&
  agreed.currency === it.currency &&
  (agreed.merchantReference === null || agreed.merchantReference === it.merchantReference)

type Ended = Told & { state: Ending; authorizationSealed?: string }

async function end(deps: Deps, tx: Tx, { it, told, ...ending }: Ended): Promise<boolean> {
  const at = deps.now()
  if (!(await handoffs.end(tx, { id: it.id, at, ...ending }))) return false
  await audit.append(tx, {
    at,
    actor: it.lenderId,
    action: `handoff.${ending.state}`,
    subject: it.checkoutId,
    facts: {
      handoffId: it.id,
      noticeDigest: it.noticeDigest,
      correlationId: told.correlationId,
      lenderCorrelationId: told.lenderCorrelationId ?? null,
    },
  })
  return true
}

/** The intent, in one transaction with the job that follows it up: as of any consented loan. */
async function begin(deps: Deps, tx: Tx, it: StoredHandoff): Promise<Next> {
  const attemptId = deps.newId('attempt')
  const id = ApplicationId.parse(deps.newId('application'))
  const createdAt = deps.now()
  const inserted = await loans.insert(
    tx,
    {
      id,
      checkoutId: it.checkoutId,
      borrowerId: it.borrowerId,
      offerId: null,
      consentId: null,
      handoffId: it.id,
      lenderId: it.lenderId,
      createdAt,
    },
    attemptId,
  )
  const moved = inserted && (await checkouts.move(tx, { id: it.checkoutId, event: 'apply' }))
  invariant(moved, 'an open checkout that is held has no application')
  await deps.jobs.enqueue(tx, 'ask-lender-again', { attemptId }, { afterMs: settleMs(deps) })
  await audit.append(tx, {
    at: createdAt,
    actor: it.borrowerId,
    action: 'application.begun',
    subject: id,
    facts: { attemptId, handoffId: it.id, noticeDigest: it.noticeDigest },
  })
  return { attemptId }
}

/** Where it cannot be given back it lapses by itself: nothing is lent without an order. */
async function giveBack(
  deps: Deps,
  entry: LenderEntry,
  { it, authorization }: { it: StoredHandoff; authorization: string },
): Promise<void> {
  const asked = await entry.lender.dropHandoff(authorization)
  const facts = { lender: entry.code, handoffId: it.id, correlationId: asked.correlationId }
  if (asked.ok) deps.log.info(facts, 'agreement given back')
  else deps.log.warn({ ...facts, reason: asked.reason }, 'agreement left to lapse')
}
