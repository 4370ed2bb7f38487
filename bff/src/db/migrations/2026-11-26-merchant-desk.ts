import { sql, type Kysely } from 'kysely'

/** Keys, endpoints and deliveries of their own; what was a column of a merchant or of an event moves there. */
const statements = [
  `alter table merchants add column mode text not null default 'test' check (mode in ('test', 'live')),
    add column clock_ahead_ms bigint not null default 0 check (clock_ahead_ms >= 0),
    add check (mode = 'test' or clock_ahead_ms = 0)`,
  `update merchants set mode = 'live' where publishable_key like 'pk\\_live\\_%'`,
  `alter table merchants alter column mode drop default, drop constraint merchants_code_key,
    add unique (code, mode)`,

  `create table api_keys (
    id text primary key, merchant_id text not null references merchants,
    kind text not null check (kind in ('secret', 'publishable')), hash text not null unique,
    hint text not null, name text not null,
    origin text not null check (origin in ('configuration', 'api')),
    created_at timestamptz not null, last_used_at timestamptz, expires_at timestamptz,
    revoked_at timestamptz)`,
  `create index api_keys_by_merchant on api_keys (merchant_id, created_at desc)`,
  `insert into api_keys (id, merchant_id, kind, hash, hint, name, origin, created_at)
    select 'key_' || md5(id || ' secret'), id, 'secret', secret_key_hash, 'sk_' || mode || '_…',
      'configuration', 'configuration', created_at from merchants`,
  `insert into api_keys (id, merchant_id, kind, hash, hint, name, origin, created_at)
    select 'key_' || md5(id || ' publishable'), id, 'publishable', publishable_key, publishable_key,
      'configuration', 'configuration', created_at from merchants`,

  `create table webhook_endpoints (
    id text primary key, merchant_id text not null references merchants,
    kind text not null check (kind in ('fixed', 'per_checkout')), url text,
    description text not null, event_types jsonb,
    status text not null check (status in ('enabled', 'disabled')), disabled_reason text,
    created_at timestamptz not null, deleted_at timestamptz,
    check ((kind = 'fixed') = (url is not null)))`,
  `create unique index webhook_endpoints_per_checkout on webhook_endpoints (merchant_id)
    where kind = 'per_checkout'`,
  `create index webhook_endpoints_by_merchant on webhook_endpoints (merchant_id, created_at)`,
  `create table webhook_secrets (
    id bigint generated always as identity primary key,
    endpoint_id text not null references webhook_endpoints, sealed text not null,
    origin text not null check (origin in ('configuration', 'api')), created_at timestamptz not null, expires_at timestamptz)`,
  `create index webhook_secrets_by_endpoint on webhook_secrets (endpoint_id, id desc)`,
  `insert into webhook_endpoints
      (id, merchant_id, kind, url, description, event_types, status, created_at)
    select 'whe_' || md5(id), id, 'per_checkout', null, '', null, 'enabled', created_at
    from merchants`,
  `insert into webhook_secrets (endpoint_id, sealed, origin, created_at)
    select 'whe_' || md5(id), webhook_secret_sealed, 'configuration', created_at from merchants`,
  `alter table merchants drop column secret_key_hash, drop column publishable_key,
    drop column webhook_secret_sealed`,

  `alter table outbox add column object_id text, add column object_version integer`,
  `update outbox set object_id = body #>> '{data,checkoutId}', object_version = counted.version
    from (select id, row_number() over
        (partition by body #>> '{data,checkoutId}' order by created_at, id) as version from outbox)
      as counted where counted.id = outbox.id`,
  `update outbox set body = outbox.body ||
      jsonb_build_object('mode', m.mode, 'objectVersion', object_version)
    from merchants m where m.id = outbox.merchant_id`,
  `alter table outbox alter column object_id set not null, alter column object_version set not null,
    add unique (object_id, object_version)`,
  `create index outbox_by_merchant on outbox (merchant_id, created_at desc, id desc)`,

  `drop index deliveries_by_event`,
  `alter table deliveries rename to delivery_attempts`,
  `alter table delivery_attempts drop constraint deliveries_pkey`,
  `create table deliveries (
    id text primary key, event_id text not null references outbox,
    merchant_id text not null references merchants,
    endpoint_id text not null references webhook_endpoints, url text not null,
    cause text not null check (cause in ('event', 'replay', 'test')),
    status text not null check (status in ('pending', 'delivered', 'failed')),
    attempt_count integer not null, next_attempt_at timestamptz,
    created_at timestamptz not null, ended_at timestamptz)`,
  // The id is the event's by another prefix, so that a job queued before the upgrade finds its delivery.
  `insert into deliveries (id, event_id, merchant_id, endpoint_id, url, cause, status,
      attempt_count, created_at, ended_at)
    select 'dlv_' || substr(o.id, 5), o.id, o.merchant_id, 'whe_' || md5(o.merchant_id),
      o.notify_url, 'event',
      case when delivered_at is not null then 'delivered'
        when abandoned_at is not null then 'failed' else 'pending' end,
      (select count(*) from delivery_attempts a where a.event_id = o.id), o.created_at,
      coalesce(delivered_at, abandoned_at) from outbox o`,
  `create index deliveries_by_merchant on deliveries (merchant_id, created_at desc, id desc)`,
  `create index deliveries_by_endpoint on deliveries (endpoint_id, created_at desc, id desc)`,
  `create index deliveries_by_event on deliveries (event_id)`,
  `create index deliveries_by_age on deliveries (created_at)`,
  `create unique index deliveries_once on deliveries (event_id, endpoint_id) where cause = 'event'`,
  `alter table delivery_attempts add column delivery_id text references deliveries on delete cascade,
    add column request_headers jsonb not null default '[]',
    add column response_headers jsonb not null default '[]', add column response_body text`,
  `update delivery_attempts set delivery_id = 'dlv_' || substr(event_id, 5)`,
  `alter table delivery_attempts drop column event_id, drop column id,
    add primary key (delivery_id, attempt),
    alter column request_headers drop default, alter column response_headers drop default`,
  `alter table outbox drop column notify_url, drop column delivered_at, drop column abandoned_at`,

  `create table api_requests (
    id text primary key, merchant_id text not null references merchants, api_key_id text not null,
    method text not null, route text not null, status integer not null, code text,
    idempotency_key text, replayed boolean not null, created_at timestamptz not null)`,
  `create index api_requests_by_merchant on api_requests (merchant_id, created_at desc, id desc)`,
  `create index api_requests_by_age on api_requests (created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
