import { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import type { ReminderChoice } from '@miaoguo/shared/repayment/reminders'
import { call } from './call'

export const viewReminders = () => call(reminderContract.view, {})

export const changeReminders = (choice: ReminderChoice) =>
  call(reminderContract.change, { body: choice })

/** Tells of one permission the platform was just given; its code says whom it is of. */
export const permitReminder = (code: string) => call(reminderContract.permit, { body: { code } })
