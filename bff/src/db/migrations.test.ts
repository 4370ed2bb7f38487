import { sql, type Kysely } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { connect } from './connect.ts'
import { up as first } from './migrations/2026-11-24-first.ts'
import { up as rulesOfDroppedOffers } from './migrations/2026-11-24-rules-of-dropped-offers.ts'

const connection = await connect({ databaseUrl: undefined })
afterAll(() => connection.close())

test('places of requests made before rules were kept have none', async () => {
  const { db } = connection
  // A migration knows no tables by type.
  const untyped = db as unknown as Kysely<unknown>
  await first(untyped)
  const at = '2026-11-24T00:00:00.000Z'
  await sql`insert into merchants values ('mer', 'm', 'M', 'h', 'p', 's', '[]', false, ${at})`.execute(
    db,
  )
  await sql`insert into borrowers values ('bor', 'h5', 'x', null, ${at})`.execute(db)
  await sql`insert into lenders values ('len', 'l', '{}', 'bank', 'n', '{}', '2030-01-01', 'active', 'c', 'u', 'b', 'a', ${at})`.execute(
    db,
  )
  await sql`insert into checkouts values ('chk', 'mer', 'r', 't', 'open', 'shop', 'CNY', 1, '[]', 'u', 'n', 'bor', ${at}, ${at}, null)`.execute(
    db,
  )
  await sql`insert into offer_requests values ('ofr', 'chk', 'bor', 1, ${at}, ${at})`.execute(db)
  await sql`insert into offer_request_lenders values ('ofr', 'len', 'dropped')`.execute(db)
  await rulesOfDroppedOffers(untyped)
  const rows = await db.selectFrom('offerRequestLenders').selectAll().execute()
  expect(rows).toEqual([{ offerRequestId: 'ofr', lenderId: 'len', state: 'dropped', rules: [] }])
})
