import { sql, type Kysely } from 'kysely'

/** Requests for cash are checkouts without a merchant's order: how they are to be repaid, and the card they are paid to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table checkouts add column wish jsonb').execute(db)
  await sql
    .raw('alter table checkouts add column pay_to_card_id text references bank_cards')
    .execute(db)
  await sql
    .raw(
      `alter table checkouts add constraint checkouts_cash_to_a_card
        check ((scenario = 'cash') = (pay_to_card_id is not null))`,
    )
    .execute(db)
}
