import type { ReversalStep } from '@miaoguo/shared/authorization/authorization'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import { refundableOf, remainingOf, statusNow } from '../authorizations/views.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { beginOperation } from '../operations/begin-operation.ts'
import { finished, performed, viewOf } from '../operations/carry-out.ts'
import * as operations from '../operations/store.ts'
import { toOperationView, toRefundView } from '../operations/views.ts'
import { refuseBeyond, wantRefund } from '../operations/want.ts'

type Contract = typeof authorizationContract.reverse
type Means = ReversalStep['means']
export type Step = { means: Means; amountMinor: number }

/** Turns money back by what fits: a void while nothing is drawn, a release of what is not, a refund of what is. */
export async function reverseAuthorization(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  const id = input.params.id
  const it = await authorizations.findById(deps.db, id)
  if (!it || it.merchantId !== merchantId) throw new Problem('not_found')
  const plan = await planned(deps, it, input.body.amountMinor)
  return takeAll(deps, actor, { it, plan, firstMayFail: true })
}

/** Takes the steps of a plan in turn; where the first may fail, the lender's refusal of it is one of ours. */
export async function takeAll(
  deps: Deps,
  actor: Actor,
  { it, plan, firstMayFail }: { it: StoredAuthorization; plan: Step[]; firstMayFail: boolean },
): Promise<OutputOf<Contract>> {
  const steps: ReversalStep[] = []
  for (const step of plan)
    steps.push(
      ...(await take(deps, actor, { it, step, first: firstMayFail && steps.length === 0 })),
    )
  return {
    outcome: outcomeOf(deps, it, steps),
    steps,
    authorization: await viewOf(deps, it.id),
  }
}

function outcomeOf(
  deps: Deps,
  it: StoredAuthorization,
  steps: readonly ReversalStep[],
): OutputOf<Contract>['outcome'] {
  const statuses = steps.map(statusAt)
  if (statuses.includes('failed')) return 'partly'
  if (statuses.includes('pending')) return 'pending'
  if (steps.length > 0 || it.capturedMinor > 0) return 'succeeded'
  return statusNow(deps, it) === 'expired' ? 'already_expired' : 'already_cancelled'
}

const statusAt = (it: ReversalStep) =>
  it.means === 'refund' ? it.refund.status : it.operation.status

/** The same request, run again after a crash, goes on with what it had planned. */
export async function planned(
  deps: Deps,
  it: StoredAuthorization,
  amountMinor: number | undefined,
): Promise<Step[]> {
  const earlier = await Promise.all(
    (['cancel', 'release', 'refund'] as const).map(async (kind) => ({
      kind,
      found: await operations.findById(
        deps.db,
        derivedId(deps, kind === 'refund' ? 'refund' : 'operation', kind),
      ),
    })),
  )
  const begun = earlier.flatMap(({ kind, found }): Step[] =>
    found ? [{ means: kind === 'cancel' ? 'void' : kind, amountMinor: found.amountMinor }] : [],
  )
  const [first] = begun
  if (!first) return stepsFor(deps, it, amountMinor)
  if (begun.length > 1 || first.means !== 'release') return begun
  const rest = amountMinor === undefined ? refundableOf(it) : amountMinor - first.amountMinor
  return rest > 0 ? [first, { means: 'refund', amountMinor: rest }] : begun
}

/**
 * Without an amount, everything. What is held is given up before what is drawn is given back, because no money has moved
 * for it; but a hold is given up whole or not at all, so a smaller amount is refunded.
 */
export function stepsFor(
  deps: Deps,
  it: StoredAuthorization,
  amountMinor: number | undefined,
): Step[] {
  const status = statusNow(deps, it)
  const remaining = remainingOf(it)
  const refundable = refundableOf(it)
  switch (status) {
    case 'cancelled':
    case 'expired':
      return []
    case 'authorized':
      if (amountMinor !== undefined && amountMinor !== remaining)
        throw amountMinor > remaining
          ? new Problem('amount_exceeds_captured', { amountMinor, refundableMinor: remaining })
          : new Problem('amount_not_whole', { wholeMinor: remaining })
      return [{ means: 'void', amountMinor: remaining }]
    case 'partially_captured': {
      const wanted = amountMinor ?? remaining + refundable
      const release = wanted >= remaining ? remaining : 0
      return stepsOf(it, release, wanted - release)
    }
    case 'captured':
      // What nobody may give back now is not told as given back.
      if (refundable === 0 && it.disputedMinor > 0)
        refuseBeyond(it, { amountMinor: amountMinor ?? 0, refundableMinor: 0 })
      return stepsOf(it, 0, amountMinor ?? refundable)
  }
}

function stepsOf(it: StoredAuthorization, release: number, refund: number): Step[] {
  const refundable = refundableOf(it)
  // Nothing is left when everything was given back before; asking for it again changes nothing.
  if (refund > refundable)
    refuseBeyond(it, {
      amountMinor: release + refund,
      refundableMinor: release + refundable,
    })
  const steps: Step[] = [
    { means: 'release', amountMinor: release },
    { means: 'refund', amountMinor: refund },
  ]
  return steps.filter((step) => step.amountMinor > 0)
}

async function take(
  deps: Deps,
  actor: Actor,
  { it, step, first }: { it: StoredAuthorization; step: Step; first: boolean },
): Promise<ReversalStep[]> {
  const { means, amountMinor } = step
  const kind = means === 'void' ? 'cancel' : means
  const begun = await beginOperation(deps, actor, {
    authorizationId: it.id,
    kind,
    want: (own, { authorization }) =>
      kind === 'refund' ? wantRefund(own, { authorization }, { amountMinor }) : { amountMinor },
  })
  // It ended between the look and the asking.
  if ('already' in begun) return []
  // Once a step is taken the answer tells of it, whatever becomes of the next.
  const done = await (first ? finished : performed)(deps, begun.operationId)
  return means === 'refund'
    ? [{ means, amountMinor, refund: toRefundView(done) }]
    : [{ means, amountMinor, operation: toOperationView(done) }]
}
