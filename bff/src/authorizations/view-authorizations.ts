import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as authorizations from './store.ts'
import { toView } from './views.ts'

type All = typeof authorizationContract.list
type One = typeof authorizationContract.view

/** What is held or drawn for the merchant's orders, newest first, a page at a time. */
export async function listAuthorizations(
  deps: Deps,
  actor: Actor,
  input: InputOf<All>,
): Promise<OutputOf<All>> {
  const { status, merchantReference } = input.query
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    authorizations.list(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      status,
      merchantReference,
      ...page,
    }),
  )
  return {
    items: rows.map((it) => toView(deps, it)),
    nextCursor,
  }
}

/** One of the merchant's own authorizations; another's is not there. */
export async function viewAuthorization(
  deps: Deps,
  actor: Actor,
  input: InputOf<One>,
): Promise<OutputOf<One>> {
  const found = await authorizations.findById(deps.db, input.params.id)
  if (!found || found.merchantId !== merchantOf(actor).merchantId) throw new Problem('not_found')
  return toView(deps, found)
}
