import { sql, type Kysely } from 'kysely'

/** What is owed row by row over all loans of a borrower, what they repay, and what a payoff was quoted at. */
const statements = [
  `create table installments (
    loan_id text not null references loans, number integer not null check (number > 0),
    borrower_id text not null references borrowers, currency text not null, due_on date not null,
    principal_minor bigint not null check (principal_minor >= 0),
    interest_minor bigint not null check (interest_minor >= 0),
    fee_minor bigint not null check (fee_minor >= 0),
    principal_paid_minor bigint not null check (principal_paid_minor between 0 and principal_minor),
    interest_paid_minor bigint not null check (interest_paid_minor between 0 and interest_minor),
    fee_paid_minor bigint not null check (fee_paid_minor between 0 and fee_minor),
    state text not null check (state in ('open', 'paid')), paid_on date,
    primary key (loan_id, number),
    check ((state = 'paid') = (principal_paid_minor + interest_paid_minor + fee_paid_minor
      = principal_minor + interest_minor + fee_minor)),
    check (state = 'paid' or paid_on is null))`,
  // Bills of a borrower by due date, open or paid, are one walk along this.
  `create index installments_by_borrower on installments
    (borrower_id, state, due_on, loan_id, number)`,
  // Until now nothing was known to be repaid; a loan that ended was given back whole, its rows what was paid of them.
  `insert into installments (loan_id, number, borrower_id, currency, due_on, principal_minor,
      interest_minor, fee_minor, principal_paid_minor, interest_paid_minor, fee_paid_minor, state)
    select l.id, row_number() over (partition by l.id order by (r ->> 'number')::integer),
      l.borrower_id, l.currency, (r ->> 'dueOn')::date, (r ->> 'principalMinor')::bigint,
      (r ->> 'interestMinor')::bigint, (r ->> 'feeMinor')::bigint,
      case when l.status = 'paid_off' then (r ->> 'principalMinor')::bigint else 0 end,
      case when l.status = 'paid_off' then (r ->> 'interestMinor')::bigint else 0 end,
      case when l.status = 'paid_off' then (r ->> 'feeMinor')::bigint else 0 end,
      case when l.status = 'paid_off' then 'paid' else 'open' end
    from loans l cross join lateral jsonb_array_elements(l.schedule) r
    where l.status in ('active', 'paid_off', 'charged_off')
      and (r ->> 'principalMinor')::bigint + (r ->> 'interestMinor')::bigint
        + (r ->> 'feeMinor')::bigint > 0`,

  // Where the periods of a loan begin, which rows alone do not tell once something is repaid ahead.
  `alter table loans add column drawn_on date`,
  `alter table loans add column first_due_on date`,
  `update loans set first_due_on = (schedule -> 0 ->> 'dueOn')::date,
    drawn_on = coalesce(
      (select min(o.asked_on) from operations o join authorizations t on t.id = o.authorization_id
        where t.loan_id = loans.id and o.kind = 'capture' and o.state = 'done'),
      (select (f.quote ->> 'drawnOn')::date from applications a join offers f on f.id = a.offer_id
        where a.id = loans.application_id))
    where jsonb_array_length(schedule) > 0`,

  `alter table operations drop constraint operations_kind_check`,
  `alter table operations add constraint operations_kind_check
    check (kind in ('capture', 'cancel', 'release', 'extension', 'refund', 'repayment'))`,
  `alter table operations drop constraint operations_cause_check`,
  `alter table operations add constraint operations_cause_check
    check (cause in ('merchant', 'expiry', 'borrower'))`,
  `alter table operations add column repayment_kind text
    check (repayment_kind in ('installment', 'prepayment', 'payoff'))`,
  `alter table operations add column keep text check (keep in ('installment', 'term'))`,
  `alter table operations add constraint operations_of_borrowers
    check ((kind = 'repayment') = (repayment_kind is not null)
      and (keep is not null) = (coalesce(repayment_kind, '') = 'prepayment'))`,

  `create table payoff_quotes (
    id text primary key, loan_id text not null references loans,
    currency text not null, pay_on date not null, valid_through date not null,
    principal_minor bigint not null, interest_minor bigint not null, fee_minor bigint not null,
    total_minor bigint not null, saved_minor bigint not null,
    correlation_id text not null, created_at timestamptz not null,
    check (total_minor = principal_minor + interest_minor + fee_minor))`,
  `create index payoff_quotes_by_loan on payoff_quotes (loan_id, created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
