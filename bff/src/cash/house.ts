import { MerchantId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import * as merchants from '../merchants/store.ts'

/** No configuration can name a merchant so: codes there have no colon. */
const code = 'house:cash'

/** The account under which requests for cash stand. It has no key, no person and no endpoint: nobody is told, nobody looks in. */
export async function seedHouse(deps: Deps): Promise<void> {
  await deps.db.transaction().execute((tx) =>
    merchants.upsert(tx, {
      id: MerchantId.parse(deps.newId('merchant')),
      code,
      mode: 'live',
      name: '秒过应急小额',
      allowedOrigins: [],
      allowPrivateUrls: false,
      timeZone: 'Asia/Shanghai',
      createdAt: deps.now(),
    }),
  )
}

export async function houseId(deps: Deps): Promise<MerchantId> {
  const [house] = await merchants.byCode(deps.db, code)
  invariant(house, 'the house’s own account is there since the start')
  return house.id
}
