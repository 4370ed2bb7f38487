import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { asksSame, openPartsOf, sumOver } from '@miaoguo/shared/servicing/standing-rows'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { findStanding } from '../loans/standing-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { write } from '../operations/begin-operation.ts'
import { performed } from '../operations/carry-out.ts'
import * as operations from '../operations/store.ts'
import { authorizationIdOf, ownLoan, refuseWhilePending } from '../repayments/own-loan.ts'
import type { OwnLoan } from '../repayments/store.ts'
import { withRelief } from './relief-view.ts'
import * as reliefs from './relief-store.ts'
import type { StoredRelief } from './relief-store.ts'
import * as requests from './store.ts'
import type { StoredRequest } from './store.ts'

type Accept = typeof serviceRequestContract.acceptRelief
type Refuse = typeof serviceRequestContract.refuseRelief

/**
 * Agrees to the relief that was shown, exactly once: what was shown is kept with the decision, the intent is committed
 * with the job that follows it up, and the lender hears of it under a key of its own. Agreeing again changes nothing.
 */
export async function acceptRelief(
  wall: Deps,
  actor: Actor,
  { params, body }: InputOf<Accept>,
): Promise<OutputOf<Accept>> {
  const { request, loan } = await found(wall, actor, params)
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const fresh = derivedId(deps, 'operation', 'relief')
  const operationId = await deps.db.transaction().execute(async (tx) => {
    const authorization = await authorizations.lockById(tx, authorizationIdOf(loan))
    invariant(authorization, 'a loan has an authorization')
    const begun = await operations.findOfRelief(tx, request.id)
    if (begun) return begun.id
    const offer = await openOffer(deps, tx, request)
    await refuseWhilePending(tx, loan)
    const amountMinor = await openPrincipal(tx, { loan, offer, digest: body.digest })
    await reliefs.decide(tx, { serviceRequestId: request.id, decision: 'accepted', at: deps.now() })
    const { borrowerId } = shopperOf(actor)
    await write(deps, tx, {
      id: fresh,
      authorization,
      kind: 'relief',
      cause: 'borrower',
      by: borrowerId,
      amountMinor,
      serviceRequestId: request.id,
    })
    await tell(deps, tx, { offer, request, by: borrowerId, action: 'relief.accepted' })
    return fresh
  })
  await performed(deps, operationId)
  return withRelief(wall, request)
}

/** Says no. Nothing is sent and nothing changes; saying it again is the same. */
export async function refuseRelief(
  wall: Deps,
  actor: Actor,
  { params }: InputOf<Refuse>,
): Promise<OutputOf<Refuse>> {
  const { request, loan } = await found(wall, actor, params)
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  await deps.db.transaction().execute(async (tx) => {
    const known = await reliefs.lock(tx, request.id)
    if (known?.decision === 'refused') return
    const offer = await openOffer(deps, tx, request)
    await reliefs.decide(tx, { serviceRequestId: request.id, decision: 'refused', at: deps.now() })
    await tell(deps, tx, {
      offer,
      request,
      by: shopperOf(actor).borrowerId,
      action: 'relief.not_wanted',
    })
  })
  return withRelief(wall, request)
}

async function found(
  deps: Deps,
  actor: Actor,
  { id }: InputOf<Refuse>['params'],
): Promise<{ request: StoredRequest; loan: OwnLoan }> {
  const { borrowerId } = shopperOf(actor)
  const request = await requests.findById(deps.db, id, borrowerId)
  if (!request) throw new Problem('not_found')
  return { request, loan: await ownLoan(deps.db, { id: request.loanId, borrowerId }) }
}

async function openOffer(deps: Deps, tx: Tx, request: StoredRequest): Promise<StoredRelief> {
  const offer = await reliefs.lock(tx, request.id)
  if (!offer || offer.decision !== null || deps.today() > offer.validThrough)
    throw new Problem('relief_not_open', { serviceRequestId: request.id })
  return offer
}

type Shown = { loan: OwnLoan; offer: StoredRelief; digest: string }

/** What is still owed of the principal; refuses when the loan is not the one that was shown. */
async function openPrincipal(tx: Tx, { loan, offer, digest }: Shown): Promise<number> {
  const standing = await findStanding(tx, loan.id)
  const same =
    loan.status === 'active' &&
    digest === offer.digest &&
    standing !== undefined &&
    asksSame(standing.rows, offer.rowsBefore)
  if (!same) throw new Problem('relief_changed', { serviceRequestId: offer.serviceRequestId })
  return sumOver(standing.rows, (row) => openPartsOf(row).principalMinor)
}

type Decided = {
  offer: StoredRelief
  request: StoredRequest
  by: string
  action: 'relief.accepted' | 'relief.not_wanted'
}

const tell = (deps: Deps, tx: Tx, { offer, request, by, action }: Decided): Promise<void> =>
  audit.append(tx, {
    at: deps.now(),
    actor: by,
    action,
    subject: request.loanId,
    facts: {
      serviceRequestId: request.id,
      reliefReference: offer.reliefReference,
      kind: offer.kind,
      periods: offer.periods,
      shownDigest: offer.digest,
    },
  })
