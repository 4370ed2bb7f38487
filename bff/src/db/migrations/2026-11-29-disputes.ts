import { sql, type Kysely } from 'kysely'

/** What borrowers dispute, how merchants answered, and what lenders took back. */
const statements = [
  `create table disputes (
    id text primary key, authorization_id text not null references authorizations,
    merchant_id text not null references merchants, lender_id text not null references lenders,
    lender_dispute_reference text not null,
    reason text not null check (reason in ('goods_not_received', 'not_as_described', 'unauthorized',
      'duplicate', 'credit_not_processed')),
    status text not null check
      (status in ('opened', 'evidence_submitted', 'won', 'lost', 'accepted', 'expired')),
    currency text not null, amount_minor bigint not null check (amount_minor > 0),
    taken_back_minor bigint not null default 0,
    respond_by timestamptz not null, warned_hours integer,
    response text check (response in ('evidence', 'acceptance', 'expiry')),
    response_id text, response_state text check (response_state in ('intent', 'received')),
    response_at timestamptz, evidence_sealed text,
    opened_at timestamptz not null, decided_at timestamptz, created_at timestamptz not null,
    unique (lender_id, lender_dispute_reference),
    check (taken_back_minor =
      case when status in ('lost', 'accepted', 'expired') then amount_minor else 0 end))`,
  `create index disputes_by_merchant on disputes (merchant_id, created_at desc, id desc)`,
  `create index disputes_by_authorization on disputes (authorization_id)`,
  `create index disputes_to_answer on disputes (respond_by) where status = 'opened'`,
  `alter table authorizations add column dispute_lost_minor bigint not null default 0
    check (dispute_lost_minor >= 0)`,
  // Given back once: by a refund or by a dispute.
  `alter table authorizations add constraint authorizations_given_back_check
    check (refunded_minor + dispute_lost_minor <= captured_minor)`,

  `alter table settlements add column dispute_minor bigint not null default 0`,
  `alter table settlements drop constraint settlements_check`,
  `alter table settlements add constraint settlements_net_check check
    (net_minor = gross_minor - refund_minor - dispute_minor - fee_minor + adjustment_minor)`,
  `alter table settlement_lines drop constraint settlement_lines_kind_check`,
  `alter table settlement_lines add constraint settlement_lines_kind_check
    check (kind in ('capture', 'refund', 'dispute', 'fee', 'adjustment'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
