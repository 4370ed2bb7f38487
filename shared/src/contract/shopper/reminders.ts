import * as z from 'zod/mini'
import { ReminderChoice, ReminderSettings } from '../../repayment/reminders.ts'
import { endpoint } from '../endpoint.ts'

/** Whether one is reminded of what falls due: three days before and on the day, for who said yes. */
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
  permit: endpoint({
    id: 'permitReminder',
    summary:
      'One permission for one message, which my platform has just asked me for; `code` is of a sign-in there',
    method: 'POST',
    path: '/v1/shopper/reminder-permissions',
    actor: 'shopper',
    status: 200,
    body: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(512)) }),
    output: ReminderSettings,
    problems: [
      'operation_unsupported',
      'login_code_invalid',
      'login_blocked',
      'identity_unavailable',
    ],
  }),
}
