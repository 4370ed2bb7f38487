import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Connection } from './connect.ts'
import { migrate } from './migrate.ts'

let connection: Connection
beforeAll(async () => {
  connection = await connect({})
})
afterAll(() => connection.close())

const row = (number: number, dueOn: string) => ({
  number,
  dueOn,
  principalMinor: 60_000,
  interestMinor: 360,
  feeMinor: 40,
  totalMinor: 60_400,
})
const schedule = JSON.stringify([row(1, '2026-12-24'), row(2, '2027-01-24')])

test('loans of the time before have their rows: open of a running one, paid of an ended one, none of one never drawn', async () => {
  const { db } = connection
  await migrate(db, '2026-11-28-settlements')
  // Only the loans and what they were agreed on matter here, not the path that led to them.
  await sql`set session_replication_role = replica`.execute(db)
  const at = '2026-11-24T01:00:00Z'
  const loans = [
    ['active', 'ln_upgrade0001', 'app_upgrade0001', 'ofr_upgrade0001'],
    ['paid_off', 'ln_upgrade0002', 'app_upgrade0002', 'ofr_upgrade0002'],
    ['approved', 'ln_upgrade0003', 'app_upgrade0003', 'ofr_upgrade0003'],
  ] as const
  for (const [status, loan, application, offer] of loans) {
    await sql`insert into offers values (${offer}, 'orq_upgrade0001', 'chk_upgrade0001', 'bor_upgrade0001',
      'len_upgrade0001', '{"drawnOn":"2026-11-24"}', '{}', ${at}, ${at})`.execute(db)
    await sql`insert into applications (id, checkout_id, borrower_id, offer_id, consent_id, lender_id, status,
      decline_reasons, created_at) values (${application}, ${loan}, 'bor_upgrade0001', ${offer}, ${loan},
      'len_upgrade0001', 'approved', '[]', ${at})`.execute(db)
    await sql`insert into loans values (${loan}, ${application}, ${loan}, 'bor_upgrade0001', 'mer_upgrade0001',
      'len_upgrade0001', ${status}, 120000, 'CNY', ${schedule}, 72000, 'simple', 800, 120800, 'sha256:0',
      ${loan}, ${at})`.execute(db)
  }
  // A hold captured later than it was quoted: its periods begin that day.
  await sql`insert into authorizations values ('aut_upgrade0001', 'chk_upgrade0001', 'mer_upgrade0001',
    'ln_upgrade0002', 'len_upgrade0001', 'steady', 'ln-lender-2', 'manual', 'captured', 'CNY', 120000, 120000,
    0, 120000, null, null, 'null', ${at})`.execute(db)
  await sql`insert into operations (id, authorization_id, merchant_id, kind, cause, state, amount_minor, asked_on,
    asks, created_at) values ('opr_upgrade0001', 'aut_upgrade0001', 'mer_upgrade0001', 'capture', 'merchant',
    'done', 120000, '2026-11-26', 0, ${at})`.execute(db)
  await migrate(db)
  const rows = await db
    .selectFrom('installments')
    .selectAll()
    .orderBy('loanId')
    .orderBy('number')
    .execute()
  expect(rows).toMatchObject([
    { loanId: 'ln_upgrade0001', number: 1, dueOn: '2026-12-24', state: 'open' },
    { loanId: 'ln_upgrade0001', number: 2, principalMinor: 60_000, principalPaidMinor: 0 },
    { loanId: 'ln_upgrade0002', number: 1, state: 'paid', paidOn: null, feePaidMinor: 40 },
    { loanId: 'ln_upgrade0002', number: 2, principalPaidMinor: 60_000, interestPaidMinor: 360 },
  ])
  const days = await db
    .selectFrom('loans')
    .select(['drawnOn', 'firstDueOn'])
    .orderBy('id')
    .execute()
  expect(days).toEqual([
    { drawnOn: '2026-11-24', firstDueOn: '2026-12-24' },
    { drawnOn: '2026-11-26', firstDueOn: '2026-12-24' },
    { drawnOn: '2026-11-24', firstDueOn: '2026-12-24' },
  ])
})
