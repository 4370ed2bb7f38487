import type { Consent } from '@miaoguo/shared/consent/consent'
import { ConsentId, DisclosureId, OfferId } from '@miaoguo/shared/id/id'
import { json, type Db, type Tx } from '../db/connect.ts'

const columns = [
  'id',
  'disclosureId',
  'offerId',
  'disclosureDigest',
  'purposes',
  'grantedAt',
  'withdrawnAt',
] as const
type Row = Omit<Consent, 'id' | 'disclosureId' | 'offerId'> & {
  id: string
  disclosureId: string
  offerId: string
}
const toConsent = (row: Row): Consent => ({
  ...row,
  id: ConsentId.parse(row.id),
  disclosureId: DisclosureId.parse(row.disclosureId),
  offerId: OfferId.parse(row.offerId),
})

export async function findById(
  db: Db | Tx,
  id: ConsentId,
  borrowerId: string,
): Promise<Consent | undefined> {
  const row = await db
    .selectFrom('consents')
    .select(columns)
    .where('id', '=', id)
    .where('borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && toConsent(row)
}

/** The yes to a disclosure that has not been withdrawn. */
export async function findByDisclosure(tx: Tx, id: DisclosureId): Promise<Consent | undefined> {
  const row = await tx
    .selectFrom('consents')
    .select(columns)
    .where('disclosureId', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return row && toConsent(row)
}

export async function insert(tx: Tx, it: Consent & { borrowerId: string }): Promise<void> {
  await tx
    .insertInto('consents')
    .values({ ...it, purposes: json(it.purposes) })
    .execute()
}
