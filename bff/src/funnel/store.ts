import type { CheckoutFailure } from '@miaoguo/shared/checkout/checkout'
import type { MerchantId } from '@miaoguo/shared/id/id'
import type { FunnelStages } from '@miaoguo/shared/merchant/console'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

/** A merchant's days, from the first to the last, as its own time zone has them. */
export type Period = { merchantId: MerchantId; timeZone: string; fromOn: string; toOn: string }

const within = (column: string, { timeZone, fromOn, toOn }: Period) => {
  const at = sql.ref(column)
  return sql<boolean>`${at} >= (${fromOn}::date::timestamp at time zone ${timeZone})
    and ${at} < ((${toOn}::date + 1)::timestamp at time zone ${timeZone})`
}
const dayOf = (column: string, { timeZone }: Period) =>
  sql<string>`to_char(${sql.ref(column)} at time zone ${timeZone}, 'YYYY-MM-DD')`

/** The date in a time zone at an instant. */
export async function dateIn(db: Db, it: { timeZone: string; at: string }): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select to_char(${it.at}::timestamptz at time zone ${it.timeZone}, 'YYYY-MM-DD') as today
  `.execute(db)
  return rows[0]?.today ?? it.at.slice(0, 10)
}

type Ordered = { countedOn: string } & Omit<FunnelStages, 'shown'>

/** Of the orders made on each day, how many came how far. Days without orders are absent. */
export async function countOrders(db: Db, period: Period): Promise<Ordered[]> {
  const { rows } = await sql<Ordered>`
    with orders as (
      select id, ${dayOf('created_at', period)} as day,
        opened_at is not null or borrower_id is not null as opened
      from checkouts where merchant_id = ${period.merchantId} and ${within('created_at', period)}
    ), reached as (
      select day, opened,
        exists (select 1 from offers f where f.checkout_id = orders.id) as offers,
        exists (select 1 from consents c join offers f on f.id = c.offer_id
          where f.checkout_id = orders.id) as consented,
        loans.id is not null as approved,
        coalesce(held.captured_minor > 0, false) as captured
      from orders left join loans on loans.checkout_id = orders.id
        left join authorizations held on held.checkout_id = orders.id
    )
    select day as counted_on,
      count(*) filter (where opened) as opened, count(*) filter (where offers) as offers,
      count(*) filter (where consented) as consented,
      count(*) filter (where approved) as approved, count(*) filter (where captured) as captured
    from reached group by day order by day
  `.execute(db)
  return rows
}

/** How often the widget had something to show on each day. */
export async function countShown(
  db: Db,
  period: Period,
): Promise<{ countedOn: string; shown: number }[]> {
  const { rows } = await sql<{ countedOn: string; shown: number }>`
    select ${dayOf('quarter_at', period)} as counted_on, sum(count)::bigint as shown
    from promotions_shown where merchant_id = ${period.merchantId} and ${within('quarter_at', period)}
    group by 1
  `.execute(db)
  return rows
}

type Failures = { code: CheckoutFailure['code']; count: number }

/** Of the orders made in the period, how many failed last for which reason. */
export async function countFailures(db: Db, period: Period): Promise<Failures[]> {
  const { rows } = await sql<Failures>`
    select last_failure ->> 'code' as code, count(*) as count
    from checkouts where merchant_id = ${period.merchantId} and ${within('created_at', period)}
      and last_failure is not null and last_failure <> 'null'::jsonb
    group by 1 order by 2 desc, 1
  `.execute(db)
  return rows
}

export type Count = { merchantId: MerchantId; quarterAt: string; count: number }

/** Adds to what was counted before; several processes count at once. */
export async function addCounts(db: Db, counts: readonly Count[]): Promise<void> {
  // In one order everywhere, so that two processes never wait for each other.
  const rows = counts.toSorted((a, b) =>
    `${a.merchantId} ${a.quarterAt}` < `${b.merchantId} ${b.quarterAt}` ? -1 : 1,
  )
  await db
    .insertInto('promotionsShown')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['merchantId', 'quarterAt']).doUpdateSet((eb) => ({
        count: eb('promotionsShown.count', '+', eb.ref('excluded.count')),
      })),
    )
    .execute()
}
