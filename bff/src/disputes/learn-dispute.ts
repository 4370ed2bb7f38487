import type { LenderDispute } from '@miaoguo/shared/contract/lender/disputes'
import { DisputeId } from '@miaoguo/shared/id/id'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { applyWord } from './apply-word.ts'
import { warnings } from './expire-disputes.ts'
import * as disputes from './store.ts'
import { tellDispute } from './tell-dispute.ts'

const hourMs = 3_600_000

/**
 * Somebody says that a dispute changed at its lender: the lender is asked, and only its answer is believed. False when
 * the loan is not known here: it may be booked a moment later, or never have been ours.
 */
export async function learnDispute(
  wall: Deps,
  { entry, reference }: { entry: LenderEntry; reference: string },
): Promise<boolean> {
  const asked = await entry.lender.dispute(reference)
  if (!asked.ok) {
    if (asked.reason === 'not_found' || asked.reason === 'unsupported') return true
    // Asked again by the queue, later and later.
    throw new Error(`a dispute of ${entry.code}: ${asked.reason}`)
  }
  const said = asked.value
  const id = await authorizations.findByLoanReference(wall.db, {
    lenderId: entry.id,
    loanReference: said.loanReference,
  })
  if (!id) return false
  await wall.db.transaction().execute(async (tx) => {
    // Held, so that no refund gives the same money back beside it.
    const authorization = await authorizations.lockById(tx, id)
    if (!authorization) return
    const deps = atMerchantTime(wall, authorization.clockAheadMs)
    const known = await disputes.findByReference(tx, { lenderId: entry.id, reference })
    const disputeId = known?.id ?? (await open(deps, tx, { authorization, said }))
    if (disputeId)
      await applyWord(deps, tx, {
        id: disputeId,
        said: { status: said.status, correlationId: asked.correlationId },
      })
  })
  return true
}

type Opened = { authorization: StoredAuthorization; said: LenderDispute }

/** Writes a new dispute down; one of more than was drawn and is not given back cannot be, and people are called. */
async function open(
  deps: Deps,
  tx: Tx,
  { authorization, said }: Opened,
): Promise<DisputeId | undefined> {
  const { capturedMinor, refundedMinor, disputedMinor, disputeLostMinor } = authorization
  const leftMinor = capturedMinor - refundedMinor - disputedMinor - disputeLostMinor
  const id = DisputeId.parse(deps.newId('dispute'))
  const facts = { disputeId: id, amountMinor: said.amountMinor, leftMinor, reason: said.reason }
  const fits = said.amountMinor <= leftMinor && said.currency === authorization.currency
  await audit.append(tx, {
    at: deps.now(),
    actor: authorization.lenderId,
    action: fits ? 'dispute.opened' : 'lender.contradiction',
    subject: authorization.id,
    facts,
  })
  if (!fits) {
    deps.log.error(
      { ...facts, alarm: 'lender.contradiction', authorizationId: authorization.id },
      'a dispute of more than was drawn',
    )
    return undefined
  }
  const lifeMs = millisecondsOf(said.respondBy) - millisecondsOf(deps.wallNow())
  await disputes.insert(tx, {
    id,
    authorizationId: authorization.id,
    merchantId: authorization.merchantId,
    lenderId: authorization.lenderId,
    lenderDisputeReference: said.disputeReference,
    reason: said.reason,
    currency: said.currency,
    amountMinor: said.amountMinor,
    respondBy: instantAfter(said.respondBy, authorization.clockAheadMs),
    // A warning that would come with the beginning says nothing, so it counts as told.
    warnedHours: warnings.filter((hours) => lifeMs <= hours * hourMs).at(-1) ?? null,
    openedAt: instantAfter(said.openedAt, authorization.clockAheadMs),
    createdAt: deps.now(),
  })
  await tellDispute(deps, tx, { id, type: 'dispute.opened' })
  return id
}
