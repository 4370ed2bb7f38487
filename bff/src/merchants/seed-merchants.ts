import { MerchantId, WebhookEndpointId } from '@miaoguo/shared/id/id'
import { seal, unseal } from '../db/seal.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { MerchantSeed } from '../env.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { hintOf, storedFormOf } from './api-keys.ts'
import * as keys from './key-store.ts'
import * as merchants from './store.ts'

/** Brings the merchants of the configuration into the database; keys are stored as digests, secrets sealed. */
export async function seedMerchants(deps: Deps): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    for (const seed of deps.env.MERCHANTS) {
      const merchantId = await merchants.upsert(tx, {
        id: MerchantId.parse(deps.newId('merchant')),
        code: seed.code,
        mode: seed.secretKey.startsWith('sk_live_') ? 'live' : 'test',
        name: seed.name,
        allowedOrigins: seed.allowedOrigins,
        allowPrivateUrls: seed.allowPrivateUrls && deps.env.SANDBOX,
        timeZone: seed.timeZone,
        createdAt: deps.now(),
      })
      await seedKeys(deps, tx, { merchantId, seed })
      await seedSecret(deps, tx, { merchantId, seed })
    }
  })
  merchants.forget(deps.db)
}

type Seeding = { merchantId: MerchantId; seed: MerchantSeed }

/** A key that was revoked stays revoked, though it is still in the configuration; one that left it is revoked. */
async function seedKeys(deps: Deps, tx: Tx, { merchantId, seed }: Seeding): Promise<void> {
  const at = deps.now()
  const both = [
    { kind: 'secret' as const, key: seed.secretKey },
    { kind: 'publishable' as const, key: seed.publishableKey },
  ].map(({ kind, key }) => ({ kind, hash: storedFormOf(kind, key), hint: hintOf(key) }))
  for (const it of both) {
    const id = deps.newId('apiKey') as keys.StoredKey['id']
    const made = { ...it, id, merchantId, name: 'configuration', createdAt: at }
    await keys.insert(tx, { ...made, origin: 'configuration' })
    await keys.setHint(tx, it.hash, it.hint)
  }
  await keys.revokeDropped(tx, { merchantId, kept: both.map((it) => it.hash), at })
}

/** The configured secret signs what goes to a checkout's notifyUrl, until the merchant rotates it. */
async function seedSecret(deps: Deps, tx: Tx, { merchantId, seed }: Seeding): Promise<void> {
  const at = deps.now()
  const secret = deps.env.SESSION_SECRET
  const id = await endpoints.upsertPerCheckout(tx, {
    id: WebhookEndpointId.parse(deps.newId('webhookEndpoint')),
    merchantId,
    createdAt: at,
  })
  const [newest] = await endpoints.secretsOf(tx, id)
  if (newest?.origin === 'api') return
  if (newest && unseal(secret, newest.sealed) === seed.webhookSecret) return
  await endpoints.replaceSecret(tx, {
    endpointId: id,
    sealed: seal(secret, seed.webhookSecret),
    origin: 'configuration',
    createdAt: at,
    oldExpireAt: at,
  })
}
