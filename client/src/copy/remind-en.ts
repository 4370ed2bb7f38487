import type { RemindWords } from './remind-zh'

export const remindEn: RemindWords = {
  title: 'Reminders',
  sms: 'Remind me by text',
  note: (phone) =>
    `One text 3 days before and one on the day, to ${phone}. One a day at most; turn it off at any time.`,
}
