import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import { seal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { digestOf } from '../sessions/one-time-code.ts'
import { findBorrower } from '../sessions/store.ts'
import { templateOf } from './platform.ts'
import * as reminders from './store.ts'
import { settingsOf } from './view-settings.ts'

type Contract = typeof reminderContract.permit

/**
 * Keeps one permission for one message. Whom the platform is to write to is asked of the platform itself, must be who is
 * signed in, and is kept encrypted from here on: of nobody else is it known.
 */
export async function permitReminder(
  deps: Deps,
  actor: Actor,
  { body }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const borrower = await findBorrower(deps.db, borrowerId)
  const platform = borrower?.platform
  if (platform === undefined || platform === 'h5' || templateOf(deps.env, platform) === undefined)
    throw new Problem('operation_unsupported', { operation: 'platform_reminders' })
  const { subject } =
    platform === 'weapp'
      ? await deps.identity.fromWeChat(body.code)
      : await deps.identity.fromAlipay(body.code)
  // Somebody else's code: no message goes to who did not ask for it.
  if (digestOf(deps.env, 'subject', `${platform}:${subject}`) !== borrower?.subjectHash)
    throw new Problem('login_code_invalid')
  const at = deps.now()
  await deps.db.transaction().execute(async (tx) => {
    await reminders.addPermission(tx, {
      borrowerId,
      platform,
      subjectSealed: seal(deps.env.SESSION_SECRET, subject),
      at,
    })
    await audit.append(tx, {
      at,
      actor: borrowerId,
      action: 'reminder.permitted',
      subject: borrowerId,
      facts: { platform },
    })
  })
  return settingsOf(deps, borrowerId)
}
