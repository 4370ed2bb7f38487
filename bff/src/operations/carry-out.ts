import type { AuthorizationChange } from '@miaoguo/shared/authorization/authorization'
import type { AuthorizationId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as authorizations from '../authorizations/store.ts'
import { toView } from '../authorizations/views.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { beginOperation, type Beginning } from './begin-operation.ts'
import { performOperation } from './perform-operation.ts'
import * as operations from './store.ts'
import type { StoredOperation } from './store.ts'
import { statusOf, toOperationView } from './views.ts'

/** Sends what was begun, unless a run before did, and answers with what is known of it now. */
export async function performed(deps: Deps, operationId: string): Promise<StoredOperation> {
  const begun = await operations.findById(deps.db, operationId)
  if (begun?.state === 'intent') await performOperation(deps, operationId)
  const it = await operations.findById(deps.db, operationId)
  invariant(it, 'an operation was just written')
  return it
}

/** The same, where the lender's refusal is one of ours. */
export async function finished(deps: Deps, operationId: string): Promise<StoredOperation> {
  const it = await performed(deps, operationId)
  if (it.state === 'refused')
    throw new Problem('operation_refused', {
      operationId: it.id,
      reason: it.refusal ?? 'lender_policy',
      correlationId: it.correlationId ?? it.id,
    })
  return it
}

/** Does one thing with an authorization, and says what came of it. */
export async function carryOut(
  deps: Deps,
  actor: Actor,
  it: Beginning,
): Promise<AuthorizationChange> {
  const begun = await beginOperation(deps, actor, it)
  if ('already' in begun)
    return {
      outcome: begun.already,
      operation: null,
      authorization: await viewOf(deps, it.authorizationId),
    }
  const operation = await finished(deps, begun.operationId)
  return {
    outcome: statusOf(operation) === 'succeeded' ? 'succeeded' : 'pending',
    operation: toOperationView(operation),
    authorization: await viewOf(deps, it.authorizationId),
  }
}

export async function viewOf(deps: Deps, id: AuthorizationId) {
  const found = await authorizations.findById(deps.db, id)
  invariant(found, 'an authorization stays')
  return toView(deps, found)
}
