import { MerchantId } from '@miaoguo/shared/id/id'
import { seal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { hashSecretKey } from './keys.ts'
import * as merchants from './store.ts'

/** Brings the merchants of the configuration into the database; keys are stored as digests, secrets sealed. */
export async function seedMerchants(deps: Deps): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    for (const seed of deps.env.MERCHANTS) {
      await merchants.upsert(tx, {
        id: MerchantId.parse(deps.newId('merchant')),
        code: seed.code,
        name: seed.name,
        secretKeyHash: hashSecretKey(seed.secretKey),
        publishableKey: seed.publishableKey,
        webhookSecretSealed: seal(deps.env.SESSION_SECRET, seed.webhookSecret),
        allowedOrigins: seed.allowedOrigins,
        allowPrivateUrls: seed.allowPrivateUrls && deps.env.SANDBOX,
        createdAt: deps.now(),
      })
    }
  })
}
