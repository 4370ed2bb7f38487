import { CardId, type BorrowerId } from '@miaoguo/shared/id/id'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'

export type StoredPerson = {
  borrowerId: BorrowerId
  personSealed: string
  personDigest: string
  student: boolean
  studentSaidAt: Instant
  verifiedAt: Instant
}
export type StoredCard = {
  id: CardId
  cardSealed: string
  issuerName: LocalText
  lastFour: string
  boundAt: Instant
}

export async function findPerson(
  db: Db | Tx,
  borrowerId: BorrowerId,
): Promise<StoredPerson | undefined> {
  const row = await db
    .selectFrom('applicants')
    .selectAll()
    .where('borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && { ...row, borrowerId }
}

/** The same, so that nothing which names this person begins meanwhile. */
export async function lockPerson(
  tx: Tx,
  borrowerId: BorrowerId,
): Promise<StoredPerson | undefined> {
  const row = await tx
    .selectFrom('applicants')
    .selectAll()
    .where('borrowerId', '=', borrowerId)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, borrowerId }
}

/** Holds a person for what is about to name them to a lender; false when they are not known, or not any more. */
export async function holdPerson(tx: Tx, borrowerId: BorrowerId): Promise<boolean> {
  const row = await tx
    .selectFrom('applicants')
    .select('borrowerId')
    .where('borrowerId', '=', borrowerId)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps whether somebody studies, as said now; false when nobody is known. */
export async function keepStudent(
  tx: Tx,
  it: { borrowerId: BorrowerId; student: boolean; at: Instant },
): Promise<boolean> {
  const done = await tx
    .updateTable('applicants')
    .set({ student: it.student, studentSaidAt: it.at })
    .where('borrowerId', '=', it.borrowerId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Keeps who this is, once: the same person may say again whether they study; undefined when it is somebody else. */
export async function keepPerson(db: Db, it: StoredPerson): Promise<StoredPerson | undefined> {
  const row = await db
    .insertInto('applicants')
    .values(it)
    .onConflict((conflict) =>
      conflict
        .column('borrowerId')
        .doUpdateSet({ student: it.student, studentSaidAt: it.studentSaidAt })
        .where('applicants.personDigest', '=', it.personDigest),
    )
    .returningAll()
    .executeTakeFirst()
  return row && { ...row, borrowerId: it.borrowerId }
}

const columns = ['id', 'cardSealed', 'issuerName', 'lastFour', 'boundAt'] as const

/** Cards bound now, the newest first. */
export async function listCards(db: Db | Tx, borrowerId: BorrowerId): Promise<StoredCard[]> {
  const rows = await db
    .selectFrom('bankCards')
    .select(columns)
    .where('borrowerId', '=', borrowerId)
    .where('removedAt', 'is', null)
    .orderBy('boundAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, id: CardId.parse(row.id) }))
}

/** A bound card of this borrower; another's is not there. */
export async function findCard(
  db: Db | Tx,
  id: CardId,
  borrowerId: BorrowerId,
): Promise<StoredCard | undefined> {
  const row = await db
    .selectFrom('bankCards')
    .select(columns)
    .where('id', '=', id)
    .where('borrowerId', '=', borrowerId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row && { ...row, id }
}

/** Binds a card; one that is bound already stays as it is. */
export async function insertCard(
  db: Db,
  it: StoredCard & { borrowerId: BorrowerId; cardDigest: string },
): Promise<void> {
  await db
    .insertInto('bankCards')
    .values({ ...it, issuerName: json(it.issuerName), removedAt: null })
    .onConflict((conflict) =>
      conflict.columns(['borrowerId', 'cardDigest']).where('removedAt', 'is', null).doNothing(),
    )
    .execute()
}

/** A mandate that its lender may act on, or may come to. */
export const livingStates = ['asked', 'pending', 'active', 'ending'] as const

/** Whether a lender may charge a card, or is being asked to. */
export async function isMandated(db: Db | Tx, id: CardId): Promise<boolean> {
  const row = await db
    .selectFrom('mandates')
    .select('id')
    .where('cardId', '=', id)
    .where('state', 'in', livingStates)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets a card's number; that there was one stays, for loans that were paid to it. False when it is not there, a loan is being paid to it, or a lender may charge it. */
export async function removeCard(
  db: Db,
  it: { id: CardId; borrowerId: BorrowerId; at: Instant },
): Promise<boolean> {
  const done = await db
    .updateTable('bankCards')
    .set({ removedAt: it.at, cardSealed: '' })
    .where('id', '=', it.id)
    .where('borrowerId', '=', it.borrowerId)
    .where('removedAt', 'is', null)
    // What a lender is asked under one key is asked again the same, until it has told.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('checkouts')
            .select('checkouts.id')
            .where('checkouts.payToCardId', '=', it.id)
            .where('checkouts.status', '=', 'pending'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mandates')
            .select('mandates.id')
            .where('mandates.cardId', '=', it.id)
            .where('mandates.state', 'in', livingStates),
        ),
      ),
    )
    .executeTakeFirst()
  return done.numUpdatedRows > 0
}
