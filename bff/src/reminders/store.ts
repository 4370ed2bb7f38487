import { BorrowerId } from '@miaoguo/shared/id/id'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import { openStates } from '../authorizations/store.ts'
import { json, type Db } from '../db/connect.ts'
import type { Channel } from './choice-store.ts'
import type { RemindedRow } from '../db/schema-reminders.ts'

export * from './choice-store.ts'

/** How far the times of merchants are ahead; all are 0 outside test mode. */
export async function clocks(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('merchants').select('clockAheadMs').distinct().execute()
  return rows.map((row) => row.clockAheadMs)
}

/** A day, the due dates that are reminded of on it, and the clocks that show it. */
export type Day = { day: CalendarDate; dueOn: CalendarDate[]; clocks: number[] }

/** Open rows of active loans of who can be reached as they chose; not what money is on its way for, nor what being late has cost. */
const dueRows = (db: Db, it: Day) =>
  db
    .selectFrom('reminderSettings')
    .innerJoin('borrowers', 'borrowers.id', 'reminderSettings.borrowerId')
    .innerJoin('installments', 'installments.borrowerId', 'reminderSettings.borrowerId')
    .innerJoin('loans', 'loans.id', 'installments.loanId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .innerJoin('lenders', 'lenders.id', 'loans.lenderId')
    .where((eb) =>
      eb.or([
        eb('reminderSettings.permissions', '>', 0),
        eb.and([eb('reminderSettings.sms', '=', true), eb('borrowers.phone', 'is not', null)]),
      ]),
    )
    .where('installments.state', '=', 'open')
    .where('installments.dueOn', 'in', it.dueOn)
    .where(sql<boolean>`installments.principal_minor + installments.interest_minor > 0`)
    .where('loans.status', '=', 'active')
    .where('merchants.clockAheadMs', 'in', it.clocks)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('operations')
            .innerJoin('authorizations', 'authorizations.id', 'operations.authorizationId')
            .select('operations.id')
            .whereRef('authorizations.loanId', '=', 'loans.id')
            .where('operations.kind', '=', 'repayment')
            .where('operations.state', 'in', openStates),
        ),
      ),
    )

/** Who is to be told something on a day and was not yet. */
export async function listUntold(db: Db, it: Day): Promise<BorrowerId[]> {
  const rows = await dueRows(db, it)
    .leftJoin('reminders', (join) =>
      join
        .onRef('reminders.borrowerId', '=', 'reminderSettings.borrowerId')
        .on('reminders.day', '=', it.day),
    )
    .where((eb) => eb.or([eb('reminders.state', 'is', null), eb('reminders.state', '=', 'failed')]))
    .select('reminderSettings.borrowerId')
    .distinct()
    .orderBy('reminderSettings.borrowerId')
    .execute()
  return rows.map((row) => BorrowerId.parse(row.borrowerId))
}

export type DueRow = RemindedRow & {
  currency: Currency
  lenderName: LocalText
  phone: string | null
  /** Whether a text was chosen. */
  sms: boolean
}

/** What one borrower is to be told of on a day, the earliest first. */
export async function listDue(db: Db, borrowerId: BorrowerId, it: Day): Promise<DueRow[]> {
  const rows = await dueRows(db, it)
    .where('reminderSettings.borrowerId', '=', borrowerId)
    .select([
      'installments.loanId',
      'installments.number',
      'installments.dueOn',
      'installments.currency',
      'lenders.legalName as lenderName',
      'borrowers.phone',
      'reminderSettings.sms',
      sql<number>`installments.principal_minor + interest_minor + fee_minor
        - principal_paid_minor - interest_paid_minor - fee_paid_minor`.as('leftMinor'),
    ])
    .orderBy('installments.dueOn')
    .orderBy('installments.loanId')
    .orderBy('installments.number')
    .execute()
  return rows
}

type Claim = { borrowerId: BorrowerId; day: CalendarDate; rows: RemindedRow[]; at: Instant }

/** Takes the one message of a borrower's day, or one that failed before this hour; false when it is somebody else's or was sent. */
export async function claim(db: Db, it: Claim & { hourAt: Instant }): Promise<boolean> {
  const taken = { state: 'sending' as const, rows: json(it.rows), triedAt: it.at }
  const done = await db
    .insertInto('reminders')
    .values({ borrowerId: it.borrowerId, day: it.day, tries: 1, channel: null, ...taken })
    .onConflict((conflict) =>
      conflict
        .columns(['borrowerId', 'day'])
        .doUpdateSet((eb) => ({ ...taken, tries: eb('reminders.tries', '+', 1) }))
        .where('reminders.state', '=', 'failed')
        .where('reminders.triedAt', '<', it.hourAt),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Writes down how the sending ended. */
export async function settle(
  db: Db,
  it: {
    borrowerId: BorrowerId
    day: CalendarDate
    state: 'sent' | 'failed' | 'refused'
    channel: Channel | null
  },
): Promise<void> {
  await db
    .updateTable('reminders')
    .set({ state: it.state, channel: it.channel })
    .where('borrowerId', '=', it.borrowerId)
    .where('day', '=', it.day)
    .where('state', '=', 'sending')
    .execute()
}
