import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { PlatformReminders, ReminderSettings } from '@miaoguo/shared/repayment/reminders'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { findBorrower } from '../sessions/store.ts'
import { templateOf } from './platform.ts'
import * as reminders from './store.ts'

/** What I chose; no until I said yes. */
export const viewSettings = (deps: Deps, actor: Actor): Promise<ReminderSettings> =>
  settingsOf(deps, shopperOf(actor).borrowerId)

export async function settingsOf(deps: Deps, borrowerId: BorrowerId): Promise<ReminderSettings> {
  const borrower = await findBorrower(deps.db, borrowerId)
  const phone = borrower?.phone ?? null
  const choice = await reminders.findChoice(deps.db, borrowerId)
  return {
    sms: choice?.sms ?? false,
    phoneMasked: phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    platform: borrower ? platformOf(deps, { platform: borrower.platform, choice }) : null,
  }
}

type Known = {
  platform: 'weapp' | 'alipay' | 'h5'
  choice: reminders.Choice | undefined
}

function platformOf({ env }: Deps, { platform, choice }: Known): PlatformReminders | null {
  const templateId = platform === 'h5' ? undefined : templateOf(env, platform)
  if (platform === 'h5' || templateId === undefined) return null
  return {
    channel: platform,
    templateId,
    on: choice?.platform === platform,
    left: choice?.permissions ?? 0,
    refused: (choice?.refusedAt ?? null) !== null,
  }
}
