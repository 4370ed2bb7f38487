import { sql, type Kysely } from 'kysely'

/** When what an order spent of a campaign last moved, and where a lender's settlement lines charge something else. */
const statements = [
  `alter table campaign_reservations add column spent_at timestamptz`,
  `update campaign_reservations set spent_at = created_at where spent_minor > 0`,
  `create index campaign_reservations_by_spent on campaign_reservations (spent_at)`,
  `create table subsidy_differences (
    loan_id text primary key references loans,
    campaign_id text not null references campaigns,
    lender_id text not null references lenders,
    currency text not null,
    spent_minor bigint not null, charged_minor bigint not null,
    found_at timestamptz not null, closed_at timestamptz)`,
  `create index subsidy_differences_by_campaign
    on subsidy_differences (campaign_id, found_at desc, loan_id desc)`,
  `create index subsidy_differences_open on subsidy_differences (lender_id) where closed_at is null`,
  `create index settlement_lines_of_subsidies on settlement_lines (loan_id) where kind = 'subsidy'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
