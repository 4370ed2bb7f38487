import { sql, type Kysely } from 'kysely'

/** What is held or drawn for an order, and each thing that is done with it at its lender. */
const statements = [
  `alter table checkouts add column capture_mode text not null default 'automatic'
    check (capture_mode in ('automatic', 'manual'))`,
  `alter table checkouts drop constraint checkouts_status_check`,
  `alter table checkouts add constraint checkouts_status_check
    check (status in ('open', 'pending', 'authorized', 'paid', 'expired', 'cancelled'))`,
  `drop index checkouts_live_reference`,
  `create unique index checkouts_live_reference on checkouts (merchant_id, merchant_reference)
    where status in ('open', 'pending', 'authorized', 'paid')`,

  `create table authorizations (
    id text primary key, checkout_id text not null unique references checkouts,
    merchant_id text not null references merchants, loan_id text not null unique references loans,
    lender_id text not null references lenders, product_code text not null,
    lender_loan_reference text not null,
    capture_mode text not null check (capture_mode in ('automatic', 'manual')),
    status text not null check
      (status in ('authorized', 'partially_captured', 'captured', 'cancelled', 'expired')),
    currency text not null, amount_minor bigint not null check (amount_minor > 0),
    captured_minor bigint not null check (captured_minor >= 0),
    released_minor bigint not null check (released_minor >= 0),
    refunded_minor bigint not null check (refunded_minor >= 0),
    expires_at timestamptz, warned_hours integer, last_failure jsonb,
    created_at timestamptz not null,
    check (captured_minor + released_minor <= amount_minor),
    check (refunded_minor <= captured_minor))`,
  `create index authorizations_by_merchant on authorizations (merchant_id, created_at desc, id desc)`,
  `create index authorizations_to_expire on authorizations (expires_at) where expires_at is not null`,
  // What was lent until now was drawn at once.
  `insert into authorizations (id, checkout_id, merchant_id, loan_id, lender_id, product_code,
      lender_loan_reference, capture_mode, status, currency, amount_minor, captured_minor,
      released_minor, refunded_minor, last_failure, created_at)
    select 'aut_' || substr(md5(l.id), 1, 28), l.checkout_id, l.merchant_id, l.id, l.lender_id,
      o.quote ->> 'productCode', l.lender_loan_reference, 'automatic', 'captured', l.currency,
      l.principal_minor, l.principal_minor, 0, 0, 'null', l.created_at
    from loans l join applications a on a.id = l.application_id join offers o on o.id = a.offer_id`,

  `create table operations (
    id text primary key, authorization_id text not null references authorizations,
    merchant_id text not null references merchants,
    kind text not null check (kind in ('capture', 'cancel', 'release', 'extension', 'refund')),
    cause text not null check (cause in ('merchant', 'expiry')),
    state text not null check (state in ('intent', 'sent', 'unknown', 'stuck', 'done', 'refused')),
    amount_minor bigint not null check (amount_minor >= 0), lines jsonb, asked_on date not null,
    refusal text, correlation_id text, asks integer not null,
    sent_at timestamptz, first_sent_at timestamptz, last_asked_at timestamptz,
    alarmed_at timestamptz, settled_at timestamptz, created_at timestamptz not null)`,
  `create index operations_by_authorization on operations (authorization_id, created_at, id)`,
  `create index refunds_by_merchant on operations (merchant_id, created_at desc, id desc)
    where kind = 'refund'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
