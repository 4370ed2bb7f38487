import { mayRemindAt } from '@miaoguo/shared/policy/reminder-hours'
import { instantAfter } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { closedLoanMs, followMandate } from './follow-mandate.ts'
import * as mandates from './store.ts'
import { refusalTextOf } from './words.ts'

const atOnce = 50

/** Asks lenders about mandates whose time has come, and tells by text of what a bank refused, within the hours of reminders. */
export async function watchMandates(deps: Deps): Promise<void> {
  const now = deps.wallNow()
  for (const it of await mandates.listToAsk(deps.db, {
    now,
    soon: instantAfter(now, closedLoanMs),
    limit: atOnce,
  }))
    await followMandate(deps, it.id)
  if (!mayRemindAt(now)) return
  let failed = 0
  for (const it of await mandates.listUntold(deps.db, atOnce)) {
    // Taken before it is sent: told once at most, and the page of the loan says it in any case.
    if (!(await mandates.takeUntold(deps.db, it.id))) continue
    // It asks to pay the same day; on another it would say what is no longer so.
    if (it.collection.on !== atMerchantTime(deps, it.clockAheadMs).today()) continue
    await deps.identity.sendText(it.phone, refusalTextOf(it)).catch(() => {
      failed += 1
    })
  }
  if (failed > 0) deps.log.warn({ failed }, 'refused collections not told by text')
}
