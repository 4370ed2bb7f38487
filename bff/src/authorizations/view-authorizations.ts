import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
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
  const { cursor, limit = 20, status, merchantReference } = input.query
  const found = await authorizations.list(deps.db, {
    merchantId: merchantOf(actor).merchantId,
    status,
    merchantReference,
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((it) => toView(deps, it)),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
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
