import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { nextAskMs } from './carry-credit-line.ts'
import { readCreditLine } from './read-credit-line.ts'
import * as lines from './store.ts'
import type { StoredLine } from './store.ts'
import { toView } from './views.ts'

type Contract = typeof creditLineContract.close

/**
 * Closes a line of which nothing is used, exactly once; what is owed otherwise stays owed. The lender is asked first what
 * is used now, and then for the end, until it has confirmed. Asking again changes nothing.
 */
export async function closeCreditLine(
  deps: Deps,
  actor: Actor,
  { params }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const own = async (): Promise<StoredLine> => {
    const found = await lines.findOwn(deps.db, params.id, borrowerId)
    if (!found) throw new Problem('not_found')
    return found
  }
  const known = await own()
  if (known.closureReference === null && known.status !== 'closed') {
    await readCreditLine(deps, known.id)
    await begin(deps, await own())
    await readCreditLine(deps, known.id)
  }
  return toView(deps, await own())
}

async function begin(deps: Deps, { id, borrowerId }: StoredLine): Promise<void> {
  const reference = derivedId(deps, 'operation', 'credit-line-closure')
  await deps.db.transaction().execute(async (tx) => {
    const now = await lines.lock(tx, id)
    invariant(now, 'a line that was found is there')
    if (now.closureReference !== null) return
    if (now.status !== 'active' && now.status !== 'suspended')
      throw new Problem('credit_line_not_open', { creditLineId: id, status: now.status })
    if (now.usedMinor > 0)
      throw new Problem('credit_line_in_use', { creditLineId: id, usedMinor: now.usedMinor })
    await lines.beginClosing(tx, id, reference)
    await deps.jobs.enqueue(
      tx,
      'carry-credit-line',
      { creditLineId: id },
      { afterMs: nextAskMs(deps, 0) },
    )
    await audit.append(tx, {
      at: deps.now(),
      actor: borrowerId,
      action: 'credit_line.closing',
      subject: id,
      facts: { closureReference: reference, lenderId: now.lenderId },
    })
  })
}
