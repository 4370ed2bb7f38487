import type { merchantUserContract } from '@miaoguo/shared/contract/console/sessions'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { MerchantUserId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { merchantUserOf, type Actor } from '../http/auth.ts'
import { addUser } from './add-user.ts'
import * as store from './store.ts'

type Contract = typeof merchantUserContract
const usersMax = 50

/** The caller's colleagues, the caller among them. */
export async function listMerchantUsers(
  deps: Deps,
  actor: Actor,
): Promise<OutputOf<Contract['list']>> {
  const users = await store.list(deps.db, merchantUserOf(actor).merchantCode)
  return { items: users.map(store.toView) }
}

/** Lets somebody sign in for the caller's merchant. */
export async function addMerchantUser(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['add']>,
): Promise<OutputOf<Contract['add']>> {
  const { merchantCode, userId } = merchantUserOf(actor)
  const id = MerchantUserId.parse(derivedId(deps, 'merchantUser', 'merchant user'))
  return deps.db.transaction().execute(async (tx) => {
    const held = await store.lock(tx, merchantCode)
    const earlier = held.find((it) => it.id === id)
    if (earlier) return store.toView(earlier)
    if (held.length >= usersMax) throw new Problem('object_limit_reached', { limit: usersMax })
    const operator = { env: deps.env, now: deps.wallNow(), actor: userId }
    const added = await addUser(tx, operator, { id, merchantCode, ...input.body })
    if (!added) throw new Problem('login_taken')
    return store.toView(added)
  })
}

/** Ends a colleague's access at once. The last owner stays: nobody could add another. */
export async function removeMerchantUser(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['remove']>,
): Promise<OutputOf<Contract['remove']>> {
  const { merchantCode, userId } = merchantUserOf(actor)
  const at = deps.wallNow()
  await deps.db.transaction().execute(async (tx) => {
    const held = await store.lock(tx, merchantCode)
    const user = held.find((it) => it.id === input.params.id)
    if (!user) throw new Problem('not_found')
    if (user.role === 'owner' && held.filter((it) => it.role === 'owner').length === 1)
      throw new Problem('last_owner', { userId: user.id })
    await store.remove(tx, { id: user.id, at })
    const subject = user.id
    await audit.append(tx, {
      at,
      actor: userId,
      action: 'merchant_user.removed',
      subject,
      facts: {},
    })
  })
  return { removed: true }
}
