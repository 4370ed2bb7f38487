import type { CostSheet, Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { DisclosureId, OfferId } from '@miaoguo/shared/id/id'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'

export type StoredDisclosure = Omit<Disclosure, 'minimumReadingSeconds'>

const columns = [
  'id',
  'offerId',
  'sheet',
  'digest',
  'openedAt',
  'confirmableAt',
  'confirmedAt',
] as const
type Row = Omit<StoredDisclosure, 'id' | 'offerId'> & { id: string; offerId: string }
const toDisclosure = (row: Row): StoredDisclosure => ({
  ...row,
  id: DisclosureId.parse(row.id),
  offerId: OfferId.parse(row.offerId),
})

export async function findById(
  db: Db | Tx,
  id: DisclosureId,
  borrowerId: string,
): Promise<StoredDisclosure | undefined> {
  const row = await db
    .selectFrom('disclosures')
    .select(columns)
    .where('id', '=', id)
    .where('borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && toDisclosure(row)
}

/** The disclosure, held until the transaction ends, so that a yes is recorded once. */
export async function lockById(
  tx: Tx,
  id: DisclosureId,
  borrowerId: string,
): Promise<StoredDisclosure | undefined> {
  const row = await tx
    .selectFrom('disclosures')
    .select(columns)
    .where('id', '=', id)
    .where('borrowerId', '=', borrowerId)
    .forUpdate()
    .executeTakeFirst()
  return row && toDisclosure(row)
}

export async function findByOffer(
  db: Db | Tx,
  offerId: OfferId,
): Promise<StoredDisclosure | undefined> {
  const row = await db
    .selectFrom('disclosures')
    .select(columns)
    .where('offerId', '=', offerId)
    .executeTakeFirst()
  return row && toDisclosure(row)
}

type NewDisclosure = {
  id: string
  offerId: OfferId
  borrowerId: string
  sheet: CostSheet
  digest: string
  openedAt: Instant
  confirmableAt: Instant
}

/** Keeps the first sheet opened for an offer; a second, opened at the same time, gives way. */
export async function insert(db: Db | Tx, it: NewDisclosure): Promise<void> {
  await db
    .insertInto('disclosures')
    .values({ ...it, sheet: json(it.sheet), confirmedAt: null })
    .onConflict((conflict) => conflict.column('offerId').doNothing())
    .execute()
}

export async function markConfirmed(db: Db | Tx, id: DisclosureId, at: Instant): Promise<void> {
  await db
    .updateTable('disclosures')
    .set({ confirmedAt: at })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute()
}
