import { sql, type Kysely } from 'kysely'

const statements = [
  `create table merchants (
    id text primary key, code text not null unique, name text not null,
    secret_key_hash text not null unique, publishable_key text not null unique,
    webhook_secret_sealed text not null, allowed_origins jsonb not null,
    allow_private_urls boolean not null, created_at timestamptz not null)`,
  `create table borrowers (
    id text primary key, platform text not null check (platform in ('weapp', 'alipay', 'h5')),
    subject_hash text not null, phone text, created_at timestamptz not null,
    unique (platform, subject_hash))`,
  `create table sessions (
    id text primary key, borrower_id text not null references borrowers,
    revoked_at timestamptz, expires_at timestamptz not null, created_at timestamptz not null)`,
  `create table refresh_tokens (
    hash text primary key, session_id text not null references sessions,
    used_at timestamptz, created_at timestamptz not null)`,
  `create table one_time_codes (
    phone_hash text primary key, code_hash text not null, attempts integer not null,
    expires_at timestamptz not null, created_at timestamptz not null)`,
  `create table checkouts (
    id text primary key, merchant_id text not null references merchants,
    merchant_reference text not null, token text not null unique,
    status text not null check (status in ('open', 'pending', 'paid', 'expired', 'cancelled')),
    scenario text not null, currency text not null,
    amount_minor bigint not null check (amount_minor > 0), lines jsonb not null,
    return_url text not null, notify_url text not null, borrower_id text references borrowers,
    created_at timestamptz not null, expires_at timestamptz not null, paid_at timestamptz)`,
  `create unique index checkouts_live_reference on checkouts (merchant_id, merchant_reference)
    where status in ('open', 'pending', 'paid')`,
  `create index checkouts_by_merchant on checkouts (merchant_id, created_at desc, id desc)`,
  `create index checkouts_to_expire on checkouts (expires_at) where status = 'open'`,
  `create table lenders (
    id text primary key, code text not null unique, legal_name jsonb not null,
    licence_type text not null, licence_number text not null, regulator jsonb not null,
    licence_valid_through date not null,
    status text not null check (status in ('active', 'suspended')),
    complaint_phone text not null, complaint_url text not null, base_url text not null,
    adapter text not null, created_at timestamptz not null)`,
  `create table offer_requests (
    id text primary key, checkout_id text not null references checkouts,
    borrower_id text not null references borrowers, version integer not null,
    created_at timestamptz not null, deadline_at timestamptz not null)`,
  `create index offer_requests_by_checkout on offer_requests (checkout_id, created_at desc)`,
  `create table offer_request_lenders (
    offer_request_id text not null references offer_requests, lender_id text not null references lenders,
    state text not null check (state in ('asking', 'offered', 'declined', 'unavailable', 'dropped')),
    primary key (offer_request_id, lender_id))`,
  `create table offers (
    id text primary key, offer_request_id text not null references offer_requests,
    checkout_id text not null references checkouts, borrower_id text not null references borrowers,
    lender_id text not null references lenders, quote jsonb not null, offer jsonb not null,
    expires_at timestamptz not null, created_at timestamptz not null)`,
  `create index offers_by_request on offers (offer_request_id)`,
  `create table disclosures (
    id text primary key, offer_id text not null unique references offers,
    borrower_id text not null references borrowers, sheet jsonb not null, digest text not null,
    opened_at timestamptz not null, confirmable_at timestamptz not null, confirmed_at timestamptz)`,
  `create table consents (
    id text primary key, disclosure_id text not null references disclosures,
    offer_id text not null references offers, borrower_id text not null references borrowers,
    disclosure_digest text not null, purposes jsonb not null,
    granted_at timestamptz not null, withdrawn_at timestamptz)`,
  `create table applications (
    id text primary key, checkout_id text not null references checkouts,
    borrower_id text not null references borrowers, offer_id text not null references offers,
    consent_id text not null unique references consents, lender_id text not null references lenders,
    status text not null check (status in ('pending', 'approved', 'declined')),
    decline_reasons jsonb not null, loan_id text, created_at timestamptz not null,
    decided_at timestamptz)`,
  `create unique index applications_live_checkout on applications (checkout_id)
    where status in ('pending', 'approved')`,
  `create table attempts (
    id text primary key, application_id text not null references applications,
    state text not null check (state in ('intent', 'sent', 'accepted', 'refused', 'unknown')),
    sent_at timestamptz, last_asked_at timestamptz, asks integer not null,
    lender_loan_reference text, created_at timestamptz not null)`,
  `create index attempts_by_application on attempts (application_id)`,
  `create index attempts_open on attempts (created_at) where state in ('intent', 'sent', 'unknown')`,
  `create table loans (
    id text primary key, application_id text not null unique references applications,
    checkout_id text not null unique references checkouts,
    borrower_id text not null references borrowers, merchant_id text not null references merchants,
    lender_id text not null references lenders, status text not null,
    principal_minor bigint not null check (principal_minor > 0), currency text not null,
    schedule jsonb not null, annual_rate_ppm integer not null, annual_rate_convention text not null,
    total_cost_minor bigint not null, total_of_payments_minor bigint not null,
    disclosure_digest text not null, lender_loan_reference text not null,
    created_at timestamptz not null)`,
  `create index loans_by_borrower on loans (borrower_id, created_at desc, id desc)`,
  `create table outbox (
    id text primary key, merchant_id text not null references merchants, type text not null,
    body jsonb not null, notify_url text not null, created_at timestamptz not null,
    delivered_at timestamptz, abandoned_at timestamptz)`,
  `create index outbox_open on outbox (created_at) where delivered_at is null and abandoned_at is null`,
  `create table deliveries (
    id text primary key, event_id text not null references outbox, attempt integer not null,
    outcome text not null check (outcome in ('delivered', 'failed', 'refused')),
    http_status integer, reason text, started_at timestamptz not null, ended_at timestamptz not null)`,
  `create unique index deliveries_by_event on deliveries (event_id, attempt)`,
  `create table replies (
    actor text not null, endpoint text not null, key text not null, fingerprint text not null,
    state text not null check (state in ('running', 'done')), status integer, body text,
    lease_until timestamptz not null, created_at timestamptz not null,
    primary key (actor, endpoint, key))`,
  `create index replies_by_age on replies (created_at)`,
  `create table audit (
    id bigint generated always as identity primary key, at timestamptz not null,
    actor text not null, action text not null, subject text not null, facts jsonb not null)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
