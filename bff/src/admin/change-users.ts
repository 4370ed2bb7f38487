import { MerchantUserId } from '@miaoguo/shared/id/id'
import { Login } from '@miaoguo/shared/merchant/merchant-user'
import { MerchantRole } from '@miaoguo/shared/merchant/permission'
import type { Db } from '../db/connect.ts'
import { newId, systemClock } from '../deps.ts'
import type { Env } from '../env.ts'
import { addUser } from '../merchant-users/add-user.ts'
import * as users from '../merchant-users/store.ts'
import * as merchants from '../merchants/store.ts'
import { Refused, type Options } from './change-lender.ts'

type By = { db: Db; env: Env; actor: string }
type Asked = { verb: string; code: string; options: Options }

/** Adds, lists or removes who may sign in to the console of a merchant. */
export async function changeUsers(
  by: By,
  { verb, code, options }: Asked,
): Promise<users.StoredUser[]> {
  const { db } = by
  if ((await merchants.byCode(db, code)).length === 0)
    throw new Refused(`no merchant has the code ${code}`)
  switch (verb) {
    case 'list':
      break
    case 'add':
      await add(by, code, options)
      break
    case 'remove':
      await remove(db, code, options)
      break
    default:
      throw new Refused(`no such command: merchant-user ${verb}; see pnpm admin --help`)
  }
  return users.list(db, code)
}

async function add({ db, env, actor }: By, code: string, options: Options): Promise<void> {
  const login = Login.safeParse(options['login'])
  if (!login.success)
    throw new Refused('--login is a mainland mobile number or an e-mail address in lower case')
  const role = MerchantRole.safeParse(options['role'] ?? 'owner')
  if (!role.success) throw new Refused(`--role is one of ${MerchantRole.options.join(', ')}`)
  const name = options['name']
  if (typeof name !== 'string' || name === '') throw new Refused('--name is missing')
  const user = { merchantCode: code, login: login.data, name, role: role.data }
  const added = await db.transaction().execute((tx) =>
    addUser(
      tx,
      { env, now: systemClock.now(), actor },
      {
        ...user,
        id: MerchantUserId.parse(newId('merchantUser')),
      },
    ),
  )
  if (!added) throw new Refused('somebody signs in with this login already')
}

async function remove(db: Db, code: string, options: Options): Promise<void> {
  const user = (await users.list(db, code)).find((it) => it.id === options['user'])
  if (!user) throw new Refused('--user is the id of a user of this merchant; see list')
  await db.transaction().execute((tx) => users.remove(tx, { id: user.id, at: systemClock.now() }))
}
