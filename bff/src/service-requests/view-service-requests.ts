import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import { withRelief, withReliefs } from './relief-view.ts'
import * as requests from './store.ts'

type List = typeof serviceRequestContract.list
type View = typeof serviceRequestContract.view

/** My complaints and requests in hardship, newest first, a page at a time. */
export async function listServiceRequests(
  deps: Deps,
  actor: Actor,
  { query }: InputOf<List>,
): Promise<OutputOf<List>> {
  const of = { borrowerId: shopperOf(actor).borrowerId, loanId: query.loanId }
  const { rows, nextCursor } = await readPage(query, (page) => requests.list(deps.db, of, page))
  return { items: await withReliefs(deps, rows), nextCursor }
}

/** One of my requests; another borrower's is not there. */
export async function viewServiceRequest(
  deps: Deps,
  actor: Actor,
  { params }: InputOf<View>,
): Promise<OutputOf<View>> {
  const found = await requests.findById(deps.db, params.id, shopperOf(actor).borrowerId)
  if (!found) throw new Problem('not_found')
  return withRelief(deps, found)
}
