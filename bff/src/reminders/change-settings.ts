import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { findBorrower } from '../sessions/store.ts'
import * as reminders from './store.ts'
import { settingsOf } from './view-settings.ts'

type Contract = typeof reminderContract.change

/** Keeps what a borrower chose, provably; a yes needs a phone that a text can go to. */
export async function changeSettings(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const { sms, platform } = input.body
  const at = deps.now()
  await deps.db.transaction().execute(async (tx) => {
    if (sms && !(await findBorrower(tx, borrowerId))?.phone) throw new Problem('phone_missing')
    await reminders.keepChoice(tx, { borrowerId, sms, changedAt: at })
    if (platform === false) await reminders.endPlatform(tx, borrowerId)
    await audit.append(tx, {
      at,
      actor: borrowerId,
      action: 'reminder_settings.changed',
      subject: borrowerId,
      facts: { sms, ...(platform === undefined ? {} : { platform }) },
    })
  })
  return settingsOf(deps, borrowerId)
}
