import { sql, type Kysely } from 'kysely'

/** Who signs in at a merchant, and the facts its console counts. */
const statements = [
  `alter table merchants add column time_zone text not null default 'Asia/Shanghai'`,
  `create table merchant_users (
    id text primary key, merchant_code text not null, login_hash text not null,
    login_hint text not null, name text not null,
    role text not null check (role in ('owner', 'finance', 'support', 'developer')),
    created_at timestamptz not null, removed_at timestamptz)`,
  // One address is one person at one merchant, so that a code opens one door.
  `create unique index merchant_users_by_login on merchant_users (login_hash)
    where removed_at is null`,
  `create index merchant_users_by_merchant on merchant_users (merchant_code, created_at)`,
  `create table merchant_sessions (
    id text primary key, user_id text not null references merchant_users,
    token_hash text not null unique, created_at timestamptz not null,
    used_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz)`,
  `create index merchant_sessions_by_user on merchant_sessions (user_id)`,
  `create index merchant_sessions_by_expiry on merchant_sessions (expires_at)`,

  `create table promotions_shown (
    merchant_id text not null references merchants, quarter_at timestamptz not null,
    count bigint not null check (count > 0), primary key (merchant_id, quarter_at))`,
  `alter table checkouts add column opened_at timestamptz`,
  // Who asked for offers has seen the order.
  `update checkouts set opened_at =
      (select min(r.created_at) from offer_requests r where r.checkout_id = checkouts.id)`,
  `create index checkouts_by_status on checkouts (merchant_id, status, created_at desc, id desc)`,
  `create index checkouts_by_reference on checkouts
    (merchant_id, merchant_reference text_pattern_ops)`,
  `create index checkouts_failed on checkouts (merchant_id, created_at desc, id desc)
    where last_failure is not null and last_failure <> 'null'::jsonb`,
  `create index offers_by_checkout on offers (checkout_id)`,
  `create index consents_by_offer on consents (offer_id)`,
  `create index applications_by_checkout on applications (checkout_id, created_at desc)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
