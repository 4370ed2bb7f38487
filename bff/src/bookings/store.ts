import type { BookingStatus } from '@miaoguo/shared/checkout/booking'
import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { CheckoutId } from '@miaoguo/shared/id/id'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

/** Where a line stands at its supplier. */
export type StoredBooking = {
  line: number
  status: BookingStatus
  supplierReference: string | null
  answeredAt: Instant | null
  /** Of the request that brought the answer. */
  answerId: string | null
}

/** The bookings of the order of a row of `checkouts`, by line, as one column; null where there are none. */
export const bookingsColumn = sql<StoredBooking[] | null>`(
  select jsonb_agg(jsonb_build_object(
    'line', b.line, 'status', b.status, 'supplierReference', b.supplier_reference, 'answerId', b.answer_id,
    'answeredAt', to_char(b.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  ) order by b.line) from bookings b where b.checkout_id = checkouts.id)`

/** Opens a booking for each line that waits for a supplier, with the order they are lines of. */
export async function open(
  tx: Tx,
  it: { id: CheckoutId; lines: readonly CheckoutLine[] },
): Promise<void> {
  const rows = it.lines.flatMap((line, i) =>
    line.awaitsSupplier === true
      ? [{ checkoutId: it.id, line: i, status: 'awaiting_supplier' as const }]
      : [],
  )
  if (rows.length === 0) return
  const none = { supplierReference: null, answeredAt: null, answerId: null }
  await tx
    .insertInto('bookings')
    .values(rows.map((row) => ({ ...row, ...none })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The bookings of an order, by line. */
export async function listOf(db: Db | Tx, checkoutId: CheckoutId): Promise<StoredBooking[]> {
  return db
    .selectFrom('bookings')
    .select(['line', 'status', 'supplierReference', 'answeredAt', 'answerId'])
    .where('checkoutId', '=', checkoutId)
    .orderBy('line')
    .execute()
}

type Answered = {
  line: number
  status: Exclude<BookingStatus, 'awaiting_supplier'>
  supplierReference: string
  answeredAt: Instant
  answerId: string
}

/** Keeps a supplier's answer; false when one was given before. The row decides, not a look before. */
export async function answer(
  tx: Tx,
  checkoutId: CheckoutId,
  { line, ...it }: Answered,
): Promise<boolean> {
  const done = await tx
    .updateTable('bookings')
    .set(it)
    .where('checkoutId', '=', checkoutId)
    .where('line', '=', line)
    .where('status', '=', 'awaiting_supplier')
    .executeTakeFirst()
  return done.numUpdatedRows > 0
}
