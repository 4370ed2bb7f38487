import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Connection } from './connect.ts'
import { migrate } from './migrate.ts'

let connection: Connection
beforeAll(async () => {
  connection = await connect({})
})
afterAll(() => connection.close())

test('a loan of the time before has an authorization that is captured in full, and orders are drawn at once', async () => {
  const { db } = connection
  await migrate(db, '2026-11-26-merchant-desk')
  // Only the loan, its offer and its order matter here, not the path that led to them.
  await sql`set session_replication_role = replica`.execute(db)
  const at = '2026-11-24T01:00:00Z'
  await sql`insert into checkouts (id, merchant_id, merchant_reference, token, status, scenario, currency,
      amount_minor, lines, return_url, notify_url, created_at, expires_at)
    values ('chk_upgrade0001', 'mer_upgrade0001', 'order-1', 'token', 'paid', 'goods', 'CNY', 120000, '[]',
      'https://shop.example/', 'https://shop.example/', ${at}, ${at})`.execute(db)
  await sql`insert into offers values ('ofr_upgrade0001', 'orq_upgrade0001', 'chk_upgrade0001', 'bor_upgrade0001',
    'len_upgrade0001', '{"productCode":"steady"}', '{}', ${at}, ${at})`.execute(db)
  await sql`insert into applications (id, checkout_id, borrower_id, offer_id, consent_id, lender_id, status,
      decline_reasons, created_at)
    values ('app_upgrade0001', 'chk_upgrade0001', 'bor_upgrade0001', 'ofr_upgrade0001', 'cns_upgrade0001',
      'len_upgrade0001', 'approved', '[]', ${at})`.execute(db)
  await sql`insert into loans values ('ln_upgrade0001', 'app_upgrade0001', 'chk_upgrade0001', 'bor_upgrade0001',
    'mer_upgrade0001', 'len_upgrade0001', 'active', 120000, 'CNY', '[]', 72000, 'simple', 1, 120001, 'sha256:0',
    'ln-lender-1', ${at})`.execute(db)
  await migrate(db)
  const rows = await db.selectFrom('authorizations').selectAll().execute()
  expect(rows).toMatchObject([
    {
      checkoutId: 'chk_upgrade0001',
      merchantId: 'mer_upgrade0001',
      loanId: 'ln_upgrade0001',
      productCode: 'steady',
      lenderLoanReference: 'ln-lender-1',
      captureMode: 'automatic',
      status: 'captured',
      amountMinor: 120_000,
      capturedMinor: 120_000,
      refundedMinor: 0,
      expiresAt: null,
      lastFailure: null,
    },
  ])
  expect(rows[0]?.id).toMatch(/^aut_[0-9a-f]{28}$/)
  const orders = await db.selectFrom('checkouts').select(['captureMode', 'status']).execute()
  expect(orders).toEqual([{ captureMode: 'automatic', status: 'paid' }])
})
