import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { financedBySupplier } from '@miaoguo/shared/checkout/booking'
import type { AuthorizationId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as authorizations from '../authorizations/store.ts'
import { remainingOf } from '../authorizations/views.ts'
import * as bookings from '../bookings/store.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { beginOperation, type Standing, type Wanted } from './begin-operation.ts'
import { capabilitiesOf } from './capabilities.ts'
import { carryOut, performed, viewOf } from './carry-out.ts'
import { wantCapture } from './want.ts'

type Contract = typeof authorizationContract

const theRest = (_deps: Deps, { authorization }: Standing): Wanted => ({
  amountMinor: remainingOf(authorization),
})

/** Draws what is held: all of it, an amount, or lines of the order; then gives up what suppliers refused. */
export async function captureAuthorization(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['capture']>,
): Promise<OutputOf<Contract['capture']>> {
  const authorizationId = input.params.id
  const change = await carryOut(deps, actor, {
    authorizationId,
    kind: 'capture',
    want: (own, standing) => wantCapture(own, standing, input.body),
  })
  if (change.outcome !== 'succeeded' || !(await onlyRefusedIsLeft(deps, authorizationId)))
    return change
  const begun = await beginOperation(deps, actor, {
    authorizationId,
    kind: 'release',
    want: theRest,
  })
  if ('operationId' in begun) await performed(deps, begun.operationId)
  return { ...change, authorization: await viewOf(deps, authorizationId) }
}

/** Whether all that may be captured is, and what is still held is of lines whose suppliers refused. */
async function onlyRefusedIsLeft(deps: Deps, id: AuthorizationId): Promise<boolean> {
  const it = await authorizations.findById(deps.db, id)
  if (!it || it.status !== 'partially_captured') return false
  const said = financedBySupplier(it.lines, await bookings.listOf(deps.db, it.checkoutId))
  return (
    said.refusedMinor > 0 && said.awaitingMinor === 0 && it.capturedMinor >= said.confirmedMinor
  )
}

/** Gives up what is held and not captured. */
export const releaseAuthorization = (
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['release']>,
): Promise<OutputOf<Contract['release']>> =>
  carryOut(deps, actor, { authorizationId: input.params.id, kind: 'release', want: theRest })

/** Ends a hold of which nothing is captured; one that ended before has, and the answer says so. */
export const cancelAuthorization = (
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['cancel']>,
): Promise<OutputOf<Contract['cancel']>> =>
  carryOut(deps, actor, { authorizationId: input.params.id, kind: 'cancel', want: theRest })

/** Begins the life of a hold anew, where its lender does that. */
export const extendAuthorization = (
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['extend']>,
): Promise<OutputOf<Contract['extend']>> =>
  carryOut(deps, actor, {
    authorizationId: input.params.id,
    kind: 'extension',
    want: (own, standing) => {
      const can = capabilitiesOf(own, standing.authorization)?.extendAuthorization ?? true
      if (!can) throw new Problem('operation_unsupported', { operation: 'extension' })
      return theRest(own, standing)
    },
  })
