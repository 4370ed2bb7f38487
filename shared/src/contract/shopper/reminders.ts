import { ReminderChoice, ReminderSettings } from '../../repayment/reminders.ts'
import { endpoint } from '../endpoint.ts'

/** Whether one is reminded of what falls due: three days before and on the day, by text, for who said yes. */
export const reminderContract = {
  view: endpoint({
    id: 'viewReminderSettings',
    summary: 'Whether I am reminded of what falls due',
    method: 'GET',
    path: '/v1/shopper/reminder-settings',
    actor: 'shopper',
    status: 200,
    output: ReminderSettings,
    problems: [],
  }),
  change: endpoint({
    id: 'changeReminderSettings',
    summary: 'Be reminded of what falls due, or no longer',
    method: 'POST',
    path: '/v1/shopper/reminder-settings',
    actor: 'shopper',
    status: 200,
    body: ReminderChoice,
    output: ReminderSettings,
    problems: ['phone_missing'],
  }),
}
