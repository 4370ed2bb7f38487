import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db, Tx } from '../db/connect.ts'
import { livingStates } from './store.ts'

/** Of a credit line that was granted to somebody and is not over. */
const standing = ['active', 'suspended'] as const

/** Whether a lender is deciding on, or may still be sent, what names this person: cash, or a credit line. */
export async function isNeeded(tx: Tx, borrowerId: BorrowerId): Promise<boolean> {
  const cash = await tx
    .selectFrom('checkouts')
    .innerJoin('bankCards', 'bankCards.id', 'checkouts.payToCardId')
    .select('checkouts.id')
    .where('bankCards.borrowerId', '=', borrowerId)
    .where('checkouts.status', '=', 'pending')
    .executeTakeFirst()
  const line = await tx
    .selectFrom('creditLines')
    .select('id')
    .where('borrowerId', '=', borrowerId)
    .where('status', '=', 'applied')
    .executeTakeFirst()
  return cash !== undefined || line !== undefined
}

/** Whether a lender may charge any card of this person, or is being asked to. */
export async function hasMandate(tx: Tx, borrowerId: BorrowerId): Promise<boolean> {
  const row = await tx
    .selectFrom('mandates')
    .select('id')
    .where('borrowerId', '=', borrowerId)
    .where('state', 'in', livingStates)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Keeps with each loan whom its papers name, and with each line that stands whom it was granted to; those that named
 * somebody before go on naming them. Answers how many loans there are.
 */
export async function keepParty(
  tx: Tx,
  it: { borrowerId: BorrowerId; partySealed: string },
): Promise<number> {
  const loans = await tx
    .selectFrom('loans')
    .select('id')
    .where('borrowerId', '=', it.borrowerId)
    .execute()
  if (loans.length > 0)
    await tx
      .insertInto('loanParties')
      .values(loans.map(({ id }) => ({ loanId: id, partySealed: it.partySealed })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await tx
    .updateTable('creditLines')
    .set({ partySealed: it.partySealed })
    .where('borrowerId', '=', it.borrowerId)
    .where('status', 'in', standing)
    .where('partySealed', 'is', null)
    .execute()
  return loans.length
}

/** Whom loans that are not over, and lines that stand, name though their borrower took their name back, sealed. */
export async function listOpenParties(db: Db, borrowerId: BorrowerId): Promise<string[]> {
  const rows = await db
    .selectFrom('loanParties')
    .innerJoin('loans', 'loans.id', 'loanParties.loanId')
    .select('loanParties.partySealed')
    .where('loans.borrowerId', '=', borrowerId)
    .where('loans.status', 'in', ['approved', 'active', 'charged_off'])
    .execute()
  const lines = await db
    .selectFrom('creditLines')
    .select('partySealed')
    .where('borrowerId', '=', borrowerId)
    .where('status', 'in', standing)
    .execute()
  return [...rows, ...lines].flatMap((it) => it.partySealed ?? [])
}

/** Forgets the numbers of all cards and the person; that there were cards stays, for loans that were paid to them. Answers how many were bound. */
export async function forget(
  tx: Tx,
  { borrowerId, at }: { borrowerId: BorrowerId; at: Instant },
): Promise<number> {
  const cards = await tx
    .updateTable('bankCards')
    .set({ removedAt: at, cardSealed: '' })
    .where('borrowerId', '=', borrowerId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  await tx.deleteFrom('applicants').where('borrowerId', '=', borrowerId).execute()
  return Number(cards.numUpdatedRows)
}
