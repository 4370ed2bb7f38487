import { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import { call } from './call'

export const viewReminders = () => call(reminderContract.view, {})

export const changeReminders = (sms: boolean) => call(reminderContract.change, { body: { sms } })
