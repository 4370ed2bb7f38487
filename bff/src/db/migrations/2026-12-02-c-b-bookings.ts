import { sql, type Kysely } from 'kysely'

/** Lines of orders that wait for their suppliers; an order of the time before waits for none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table bookings (
        checkout_id text not null references checkouts (id),
        line integer not null,
        status text not null check (status in ('awaiting_supplier', 'confirmed', 'refused')),
        supplier_reference text,
        answered_at timestamptz,
        answer_id text,
        primary key (checkout_id, line),
        check ((status = 'awaiting_supplier') = (answer_id is null))
      )`,
    )
    .execute(db)
}
