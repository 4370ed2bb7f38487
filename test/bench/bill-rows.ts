import pg from 'pg'

/** A borrower, how many loans they have, and rows of each; loan `n` of borrower `b`. */
export type Owing = { borrower: number; loans: number; rowsEach: number }

const id = (prefix: string): string =>
  `'${prefix}_' || lpad($1::text, 6, '0') || 'x' || lpad(n::text, 6, '0')`
const each = 'from generate_series(1, $2::int) n where $3::int > 0'
const at = `timestamptz '2026-11-24T12:00:00Z' - n * interval '3 hours'`

const text = `'{"zhCN":"华信","en":"Huaxin"}'`
const once = [
  `insert into merchants (id, code, mode, name, allowed_origins, allow_private_urls, created_at)
    values ('mer_000001', 'm1', 'test', 'Shop', '[]', false, now())`,
  `insert into lenders (id, code, legal_name, licence_type, licence_number, regulator, licence_valid_through,
      status, complaint_phone, complaint_url, base_url, adapter, created_at)
    values ('len_000001', 'bench', ${text}, 'bank', 'B-1', ${text}, '2030-01-01', 'active', '', '', '', 'open-lender',
      now())`,
]
const ofBorrower = [
  `insert into borrowers select 'bor_' || lpad($1::text, 6, '0'), 'h5', 'hash' || $1::text, null, now()
    where $2::int > 0 and $3::int > 0`,
  `insert into checkouts (id, merchant_id, merchant_reference, token, status, scenario, currency, amount_minor,
      lines, return_url, notify_url, borrower_id, created_at, expires_at)
    select ${id('chk')}, 'mer_000001', 'order-' || $1::text || '-' || n, 'token-' || $1::text || '-' || n, 'paid',
      'goods', 'CNY', 120000, '[]', '', '', 'bor_' || lpad($1::text, 6, '0'), ${at}, ${at} ${each}`,
  `insert into loans (id, application_id, checkout_id, borrower_id, merchant_id, lender_id, status,
      principal_minor, currency, schedule, annual_rate_ppm, annual_rate_convention, total_cost_minor,
      total_of_payments_minor, disclosure_digest, lender_loan_reference, created_at)
    select ${id('ln')}, ${id('app')}, ${id('chk')}, 'bor_' || lpad($1::text, 6, '0'), 'mer_000001', 'len_000001',
      'active', 120000, 'CNY', '[{},{},{}]', 89000, 'simple', 1000, 121000, 'd', $1::text || '-' || n, ${at} ${each}`,
  // Half of the rows are paid, the next is overdue, the rest lie ahead.
  `insert into installments (loan_id, number, borrower_id, currency, due_on, principal_minor, interest_minor,
      fee_minor, principal_paid_minor, interest_paid_minor, fee_paid_minor, state, paid_on)
    select ${id('ln')}, r, 'bor_' || lpad($1::text, 6, '0'), 'CNY',
      (date '2026-11-20' + (r - $3::int / 2 - 1) * interval '1 month')::date + (n % 28)::int, 5000, 60, 10,
      case when r <= $3::int / 2 then 5000 else 0 end, case when r <= $3::int / 2 then 60 else 0 end,
      case when r <= $3::int / 2 then 10 else 0 end, case when r <= $3::int / 2 then 'paid' else 'open' end,
      case when r <= $3::int / 2 then date '2026-11-20' end
    from generate_series(1, $2::int) n, generate_series(1, $3::int) r`,
]

/** Fills a migrated database with borrowers and what they owe, by SQL alone. */
export async function fillBills(url: string, owing: readonly Owing[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // References between rows made here are right by their making; checking them would take most of the time.
    await client.query(`set session_replication_role = replica`)
    for (const statement of once) await client.query(statement)
    for (const it of owing)
      for (const statement of ofBorrower)
        await client.query(statement, [it.borrower, it.loans, it.rowsEach])
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

export const borrowerIdOf = (b: number): string => `bor_${String(b).padStart(6, '0')}`
