import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { refundContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { beginOperation } from '../operations/begin-operation.ts'
import { finished } from '../operations/carry-out.ts'
import { toRefundView } from '../operations/views.ts'
import { wantRefund } from '../operations/want.ts'

type Contract = typeof refundContract.create

/** Gives back what was captured, all of it or an amount; together never more than was captured. */
export async function createRefund(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const begun = await beginOperation(deps, actor, {
    authorizationId: input.params.id,
    kind: 'refund',
    want: (own, standing) => wantRefund(own, standing, input.body),
  })
  invariant('operationId' in begun, 'a refund is of what is captured, which never ends')
  return toRefundView(await finished(deps, begun.operationId))
}
