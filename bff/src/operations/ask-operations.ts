import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { Problem } from '@miaoguo/shared/problem/problem'
import { remainingOf } from '../authorizations/views.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import type { Standing, Wanted } from './begin-operation.ts'
import { capabilitiesOf } from './capabilities.ts'
import { carryOut } from './carry-out.ts'
import { wantCapture } from './want.ts'

type Contract = typeof authorizationContract

const theRest = (_deps: Deps, { authorization }: Standing): Wanted => ({
  amountMinor: remainingOf(authorization),
})

/** Draws what is held: all of it, an amount, or lines of the order. */
export const captureAuthorization = (
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['capture']>,
): Promise<OutputOf<Contract['capture']>> =>
  carryOut(deps, actor, {
    authorizationId: input.params.id,
    kind: 'capture',
    want: (own, standing) => wantCapture(own, standing, input.body),
  })

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
