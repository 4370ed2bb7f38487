import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { ReminderSettings } from '@miaoguo/shared/repayment/reminders'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { findBorrower } from '../sessions/store.ts'
import * as reminders from './store.ts'

/** What I chose; no until I said yes. */
export const viewSettings = (deps: Deps, actor: Actor): Promise<ReminderSettings> =>
  settingsOf(deps, shopperOf(actor).borrowerId)

export async function settingsOf(deps: Deps, borrowerId: BorrowerId): Promise<ReminderSettings> {
  const phone = (await findBorrower(deps.db, borrowerId))?.phone ?? null
  return {
    sms: await reminders.wantsTexts(deps.db, borrowerId),
    phoneMasked: phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  }
}
