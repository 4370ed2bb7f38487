import pg from 'pg'

const at = (n: string): string =>
  `timestamptz '2026-11-24T12:00:00Z' - (${n}) * interval '41 minutes'`
const id = (prefix: string, m = 'm', n = 'n'): string =>
  `'${prefix}_' || lpad(${m}::text, 6, '0') || 'x' || lpad(${n}::text, 6, '0')`
const each = (count: number, where = 'true'): string =>
  `from generate_series(1, $1::int) m, generate_series(1, ${count}) n where ${where}`
/** One order in five went all the way, one in seven failed. */
const went = 'n % 5 = 0'
const logged = 100

const text = `'{"zhCN":"华信","en":"Huaxin"}'`
const statements = (orders: number): string[] => [
  `insert into merchants (id, code, mode, name, allowed_origins, allow_private_urls, created_at)
    select 'mer_' || lpad(m::text, 6, '0'), 'm' || m, 'test', 'Shop ' || m, '[]', false, now()
    from generate_series(1, $1::int) m`,
  `insert into lenders (id, code, legal_name, licence_type, licence_number, regulator, licence_valid_through,
      status, complaint_phone, complaint_url, base_url, adapter, created_at)
    select 'len_000001', 'bench', ${text}, 'bank', 'B-1', ${text}, '2030-01-01', 'active', '', '', '', 'open-lender',
      now() where $1::int > 0`,
  `insert into borrowers select 'bor_000001', 'h5', 'hash', null, now() where $1::int > 0`,
  `insert into checkouts (id, merchant_id, merchant_reference, token, status, scenario, currency, amount_minor,
      lines, return_url, notify_url, borrower_id, created_at, expires_at, paid_at, last_failure, opened_at)
    select ${id('chk')}, 'mer_' || lpad(m::text, 6, '0'), 'order-' || n || '-' || m, 'token-' || m || '-' || n,
      case when ${went} then 'paid' when n % 2 = 0 then 'expired' else 'open' end, 'goods', 'CNY', 120000,
      '[{"kind":"item","name":"tent","quantity":1,"unitAmountMinor":120000,"totalMinor":120000}]', '', '',
      'bor_000001', ${at('n')}, ${at('n')} + interval '2 hours', case when ${went} then ${at('n')} end,
      case when n % 7 = 0 then '{"code":"loan_declined","correlationId":"c","at":"2026-11-24T00:00:00.000Z"}'::jsonb
        else 'null'::jsonb end, ${at('n')} ${each(orders)}`,
  `insert into offer_requests select ${id('orq')}, ${id('chk')}, 'bor_000001', 1, ${at('n')}, ${at('n')} ${each(orders, went)}`,
  `insert into offers select ${id('ofr')}, ${id('orq')}, ${id('chk')}, 'bor_000001', 'len_000001', '{}', '{}',
    ${at('n')}, ${at('n')} ${each(orders, went)}`,
  `insert into disclosures select ${id('dsc')}, ${id('ofr')}, 'bor_000001', '{}', 'd', ${at('n')}, ${at('n')}, ${at('n')}
    ${each(orders, went)}`,
  `insert into consents select ${id('cns')}, ${id('dsc')}, ${id('ofr')}, 'bor_000001', 'd', '[]', ${at('n')}, null
    ${each(orders, went)}`,
  `insert into applications (id, checkout_id, borrower_id, offer_id, consent_id, lender_id, status, decline_reasons,
      loan_id, created_at, decided_at)
    select ${id('app')}, ${id('chk')}, 'bor_000001', ${id('ofr')}, ${id('cns')}, 'len_000001', 'approved', '[]',
      ${id('ln')}, ${at('n')}, ${at('n')} ${each(orders, went)}`,
  `insert into loans select ${id('ln')}, ${id('app')}, ${id('chk')}, 'bor_000001', 'mer_' || lpad(m::text, 6, '0'),
      'len_000001', 'active', 120000, 'CNY', '[{},{},{}]', 89000, 'simple', 1000, 121000, 'd', 'l' || m || '-' || n,
      ${at('n')} ${each(orders, went)}`,
  `insert into authorizations (id, checkout_id, merchant_id, loan_id, lender_id, product_code,
      lender_loan_reference, capture_mode, status, currency, amount_minor, captured_minor, released_minor,
      refunded_minor, created_at)
    select ${id('aut')}, ${id('chk')}, 'mer_' || lpad(m::text, 6, '0'), ${id('ln')}, 'len_000001', 'p',
      'l' || m || '-' || n, 'automatic', 'captured', 'CNY', 120000, 120000, 0, 0, ${at('n')} ${each(orders, went)}`,
  `insert into settlements select ${id('stl')}, 'mer_' || lpad(m::text, 6, '0'), 'len_000001',
      date '2026-11-24' - n, date '2026-11-24' - n, 'CNY', 120000, 0, 0, 0, 120000, 1, now() ${each(logged)}`,
  `insert into webhook_endpoints (id, merchant_id, kind, url, description, status, created_at)
    select ${id('whe', 'm', '1')}, 'mer_' || lpad(m::text, 6, '0'), 'fixed', 'https://s.example/', '', 'enabled', now()
    from generate_series(1, $1::int) m`,
  `insert into outbox (id, merchant_id, type, body, created_at, object_id, object_version)
    select ${id('evt')}, 'mer_' || lpad(m::text, 6, '0'), 'checkout.paid', '{}', ${at('n')}, ${id('chk')}, 1 ${each(logged)}`,
  `insert into deliveries select ${id('dlv')}, ${id('evt')}, 'mer_' || lpad(m::text, 6, '0'), ${id('whe', 'm', '1')},
      'https://s.example/', 'event', 'delivered', 1, null, ${at('n')}, ${at('n')} ${each(logged)}`,
  `insert into api_requests select ${id('req')}, 'mer_' || lpad(m::text, 6, '0'), 'key_000001', 'POST', '/v1/checkouts',
      201, null, null, false, ${at('n')} ${each(logged)}`,
  `insert into promotions_shown select 'mer_' || lpad(m::text, 6, '0'), timestamptz '2026-11-24T12:00:00Z' - n * interval '15 minutes', 3
    ${each(logged)}`,
]

/** Fills a migrated database with merchants, their orders and what their console lists, by SQL alone. */
export async function fillConsole(
  url: string,
  it: { merchants: number; orders: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // References between rows made here are right by their making; checking them would take most of the time.
    await client.query(`set session_replication_role = replica`)
    for (const statement of statements(it.orders)) await client.query(statement, [it.merchants])
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

export const merchantIdOf = (m: number): string => `mer_${String(m).padStart(6, '0')}`
