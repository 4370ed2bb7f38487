import { CreditLineId, type BorrowerId } from '@miaoguo/shared/id/id'
import type { DrawnOn } from '@miaoguo/shared/credit-line/drawable'
import type { Db, Tx } from '../db/connect.ts'

/** A borrower's line, as far as drawing from it goes. */
export type OwnLine = DrawnOn & {
  id: CreditLineId
  lenderId: string
  productCode: string
  annualInterestPpm: number
}

const select = (db: Db | Tx, borrowerId: BorrowerId) =>
  db
    .selectFrom('creditLines')
    .select([
      'id',
      'lenderId',
      'productCode',
      'status',
      'availableMinor',
      'annualInterestPpm',
      'validThrough',
      'closureReference',
    ])
    .where('borrowerId', '=', borrowerId)

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]
const toLine = ({ closureReference, ...row }: Row): OwnLine => ({
  ...row,
  id: CreditLineId.parse(row.id),
  closing: closureReference !== null,
})

/** The lines of a borrower from which something may be drawn. */
export async function listActive(db: Db | Tx, borrowerId: BorrowerId): Promise<OwnLine[]> {
  const rows = await select(db, borrowerId).where('status', '=', 'active').execute()
  return rows.map(toLine)
}

export async function findLine(
  db: Db | Tx,
  id: CreditLineId,
  borrowerId: BorrowerId,
): Promise<OwnLine | undefined> {
  const row = await select(db, borrowerId).where('id', '=', id).executeTakeFirst()
  return row && toLine(row)
}
