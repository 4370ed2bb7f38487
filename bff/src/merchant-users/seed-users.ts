import { MerchantUserId } from '@miaoguo/shared/id/id'
import type { Deps } from '../deps.ts'
import { loginHashOf } from '../sessions/prove-login.ts'
import { addUser } from './add-user.ts'
import * as store from './store.ts'

/** Lets in whom the configuration names, once: who was removed, or has another role by now, stays so. */
export async function seedUsers(deps: Deps): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    for (const { code, users } of deps.env.MERCHANTS) {
      for (const user of users) {
        const loginHash = loginHashOf(deps, { purpose: 'console', address: user.login })
        if (await store.wasAdded(tx, { loginHash, merchantCode: code })) continue
        const id = MerchantUserId.parse(deps.newId('merchantUser'))
        const operator = { env: deps.env, now: deps.now(), actor: 'configuration' }
        await addUser(tx, operator, { id, merchantCode: code, ...user })
      }
    }
  })
}
