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

export async function findLine(
  db: Db | Tx,
  id: CreditLineId,
  borrowerId: BorrowerId,
): Promise<OwnLine | undefined> {
  const row = await db
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
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { closureReference, ...line } = row
  return { ...line, id: CreditLineId.parse(line.id), closing: closureReference !== null }
}
