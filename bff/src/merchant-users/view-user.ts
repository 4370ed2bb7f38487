import type { consoleSessionContract } from '@miaoguo/shared/contract/console/sessions'
import type { OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { ConsoleUser } from '@miaoguo/shared/merchant/merchant-user'
import { permissionsOf } from '@miaoguo/shared/merchant/permission'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantUserOf, type Actor } from '../http/auth.ts'
import * as merchants from '../merchants/store.ts'
import * as store from './store.ts'

/** A user with the accounts of their merchant and what their role permits. */
export async function viewOf(deps: Deps, user: store.StoredUser): Promise<ConsoleUser> {
  const accounts = await merchants.byCode(deps.db, user.merchantCode)
  return {
    user: store.toView(user),
    accounts: accounts.map(({ mode, name, timeZone }) => ({ mode, name, timeZone })),
    permissions: [...permissionsOf[user.role]],
  }
}

export async function viewConsoleUser(
  deps: Deps,
  actor: Actor,
): Promise<OutputOf<typeof consoleSessionContract.view>> {
  const user = await store.findById(deps.db, merchantUserOf(actor).userId)
  // Removed between the door and here.
  if (!user) throw new Problem('session_expired')
  return viewOf(deps, user)
}
