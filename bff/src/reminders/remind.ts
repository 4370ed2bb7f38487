import type { BorrowerId } from '@miaoguo/shared/id/id'
import { mayRemindAt, reminderDaysAhead } from '@miaoguo/shared/policy/reminder-hours'
import { addDays } from '@miaoguo/shared/time/due-dates'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { deliver, type Delivered } from './deliver.ts'
import * as reminders from './store.ts'

/**
 * Tells each borrower who asked for it, once a day over all channels, what falls due in three days and today. The day is the merchant's;
 * the hour is the wall's, because the phone that rings is a real one.
 */
export async function remind(deps: Deps): Promise<void> {
  if (!mayRemindAt(deps.wallNow())) return
  let failed = 0
  for (const day of await daysOf(deps))
    for (const borrowerId of await reminders.listUntold(deps.db, day))
      if ((await remindOne(deps, borrowerId, day)) === 'failed') failed += 1
  // Who they are is in the table, not in the log.
  if (failed > 0) deps.log.warn({ failed }, 'reminders not sent')
}

/** The days that it is now at merchants: one, but for test clocks. */
async function daysOf(deps: Deps): Promise<reminders.Day[]> {
  const days = new Map<string, number[]>()
  for (const clock of await reminders.clocks(deps.db)) {
    const day = atMerchantTime(deps, clock).today()
    days.set(day, [...(days.get(day) ?? []), clock])
  }
  return [...days].map(([day, clocks]) => ({
    day,
    clocks,
    dueOn: reminderDaysAhead.map((ahead) => addDays(day, ahead)),
  }))
}

/** Reads again what is open and what was chosen, right before the message leaves. */
async function remindOne(
  deps: Deps,
  borrowerId: BorrowerId,
  day: reminders.Day,
): Promise<Delivered['state'] | 'nothing'> {
  const at = deps.wallNow()
  // A long run may end at night.
  if (!mayRemindAt(at)) return 'nothing'
  const due = await reminders.listDue(deps.db, borrowerId, day)
  if (due.length === 0) return 'nothing'
  const claimed = await reminders.claim(deps.db, {
    borrowerId,
    day: day.day,
    at,
    hourAt: `${at.slice(0, 13)}:00:00.000Z`,
    rows: due.map(({ loanId, number, dueOn, currency, leftMinor }) => ({
      loanId,
      number,
      dueOn,
      currency,
      leftMinor,
    })),
  })
  if (!claimed) return 'nothing'
  const delivered = await deliver(deps, { borrowerId, due, day })
  await reminders.settle(deps.db, { borrowerId, day: day.day, ...delivered })
  return delivered.state
}
