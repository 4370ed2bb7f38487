import type { MerchantUserId } from '@miaoguo/shared/id/id'
import type { Login } from '@miaoguo/shared/merchant/merchant-user'
import type { MerchantRole } from '@miaoguo/shared/merchant/permission'
import * as audit from '../audit/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Env } from '../env.ts'
import { loginHashOf } from '../sessions/prove-login.ts'
import * as store from './store.ts'

type Operator = { env: Env; now: string; actor: string }
type NewUser = {
  id: MerchantUserId
  merchantCode: string
  login: Login
  name: string
  role: MerchantRole
}

/** Enough of a login to recognize it by: the login itself is not kept. */
export const hintOf = (login: string): string => {
  const at = login.indexOf('@')
  return at < 0
    ? `${login.slice(0, 3)}****${login.slice(-4)}`
    : `${login.slice(0, 1)}***${login.slice(at)}`
}

/** Adds a user and says so in the audit; nothing when somebody signs in with this login already. */
export async function addUser(
  tx: Tx,
  by: Operator,
  { login, ...user }: NewUser,
): Promise<store.StoredUser | undefined> {
  const added = { ...user, loginHint: hintOf(login), createdAt: by.now }
  const loginHash = loginHashOf(by, { purpose: 'console', address: login })
  if (!(await store.insert(tx, { ...added, loginHash }))) return undefined
  await audit.append(tx, {
    at: by.now,
    actor: by.actor,
    action: 'merchant_user.added',
    subject: user.id,
    facts: { merchant: user.merchantCode, role: user.role },
  })
  return added
}
