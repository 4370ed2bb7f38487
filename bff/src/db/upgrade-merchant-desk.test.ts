import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql, type Kysely } from 'kysely'
import { connect, type Connection } from './connect.ts'
import { migrate } from './migrate.ts'

let connection: Connection
let db: Kysely<unknown>
beforeAll(async () => {
  connection = await connect({})
  db = (connection.db as Kysely<unknown>).withoutPlugins()
  expect(await migrate(connection.db, '2026-11-24-first')).toEqual(['2026-11-24-first'])
  await fill()
  expect(await migrate(connection.db)).toContain('2026-11-26-merchant-desk')
}, 60_000)
afterAll(() => connection.close())

const at = '2026-08-01T02:00:00Z'

/** A database as the version before left it: two merchants, an order, and three events in three states. */
async function fill(): Promise<void> {
  for (const [id, mode] of [
    ['mer_one00000', 'test'],
    ['mer_two00000', 'live'],
  ] as const)
    await sql`insert into merchants values (${id}, ${id}, 'Shop', ${`hash ${id}`}, ${`pk_${mode}_${id}`},
      ${`sealed ${id}`}, '["https://shop.example"]', true, ${at})`.execute(db)
  await sql`insert into checkouts values ('chk_one00000', 'mer_one00000', 'order-1', 'token', 'open', 'goods',
    'CNY', 100, '[]', 'https://shop.example/', 'https://shop.example/notify', null, ${at}, ${at}, null)`.execute(
    db,
  )
  for (const [id, delivered, abandoned] of [
    ['evt_first000', at, null],
    ['evt_second00', null, at],
    ['evt_third000', null, null],
  ]) {
    const body = JSON.stringify({
      id,
      type: 'checkout.declined',
      createdAt: '2026-08-01T02:00:00.000Z',
      data: { checkoutId: 'chk_one00000' },
    })
    await sql`insert into outbox values (${id}, 'mer_one00000', 'checkout.declined', ${body},
      'https://shop.example/notify', ${at}, ${delivered}, ${abandoned})`.execute(db)
  }
  await sql`insert into deliveries values ('dlv_a0000000', 'evt_second00', 1, 'failed', 500, null, ${at}, ${at}),
    ('dlv_b0000000', 'evt_second00', 2, 'failed', null, 'timeout', ${at}, ${at})`.execute(db)
}

test('keys keep working, each merchant in the mode its keys were made for', async () => {
  const rows = await connection.db
    .selectFrom('apiKeys')
    .innerJoin('merchants', 'merchants.id', 'apiKeys.merchantId')
    .select(['kind', 'hash', 'mode', 'origin', 'revokedAt'])
    .orderBy('hash')
    .execute()
  expect(rows.map((it) => `${it.kind} ${it.hash} ${it.mode} ${it.origin}`)).toEqual([
    'secret hash mer_one00000 test configuration',
    'secret hash mer_two00000 live configuration',
    'publishable pk_live_mer_two00000 live configuration',
    'publishable pk_test_mer_one00000 test configuration',
  ])
})

test('the secret of a merchant signs for its notifyUrl endpoint', async () => {
  const rows = await connection.db
    .selectFrom('webhookEndpoints')
    .innerJoin('webhookSecrets', 'webhookSecrets.endpointId', 'webhookEndpoints.id')
    .select(['merchantId', 'kind', 'status', 'sealed', 'expiresAt'])
    .where('merchantId', '=', 'mer_one00000')
    .execute()
  expect(rows).toEqual([
    {
      merchantId: 'mer_one00000',
      kind: 'per_checkout',
      status: 'enabled',
      sealed: 'sealed mer_one00000',
      expiresAt: null,
    },
  ])
})

test('every event has its version and its delivery, in the state it was in', async () => {
  const rows = await connection.db
    .selectFrom('outbox')
    .innerJoin('deliveries', 'deliveries.eventId', 'outbox.id')
    .select([
      'outbox.objectVersion',
      'outbox.body',
      'deliveries.id',
      'deliveries.status',
      'deliveries.attemptCount',
      'deliveries.url',
    ])
    .orderBy('objectVersion')
    .execute()
  expect(rows.map((it) => [it.id, it.status, it.attemptCount, it.objectVersion])).toEqual([
    ['dlv_first000', 'delivered', 0, 1],
    ['dlv_second00', 'failed', 2, 2],
    ['dlv_third000', 'pending', 0, 3],
  ])
  expect(rows[2]?.body).toMatchObject({ mode: 'test', objectVersion: 3 })
  expect(rows[0]?.url).toBe('https://shop.example/notify')
})

test('attempts belong to the delivery of their event', async () => {
  const rows = await connection.db
    .selectFrom('deliveryAttempts')
    .select(['deliveryId', 'attempt', 'httpStatus', 'reason', 'requestHeaders'])
    .orderBy('attempt')
    .execute()
  expect(rows).toEqual([
    { deliveryId: 'dlv_second00', attempt: 1, httpStatus: 500, reason: null, requestHeaders: [] },
    {
      deliveryId: 'dlv_second00',
      attempt: 2,
      httpStatus: null,
      reason: 'timeout',
      requestHeaders: [],
    },
  ])
})
