import type { RemindWords } from './remind-zh'

export const remindEn: RemindWords = {
  title: 'Reminders',
  sms: 'Remind me by text',
  note: (phone) =>
    `One text 3 days before and one on the day, to ${phone}. One a day at most; turn it off at any time.`,
  smsBeside: (phone) =>
    `When the reminder above cannot be sent, a text goes to ${phone}. One a day at most; turn it off at any time.`,
  platforms: { weapp: 'WeChat', alipay: 'Alipay' },
  off: (name) =>
    `${name} can remind you 3 days before and on the day. By its rule one yes is one message, and each yes is your own press.`,
  left: (name, count) =>
    `On: ${name} may remind you ${count} more ${count === 1 ? 'time' : 'times'}, once a day at most.`,
  noneLeft: (name) =>
    `No permission is left, so ${name} reminds you no more. To go on, permit one more.`,
  refused: (name) =>
    `${name} says that you take no reminders now; the last one was not sent. To go on, permit one more.`,
  permit: (name) => `Permit one ${name} reminder`,
  again: 'Permit one more',
  end: (name) => `No more ${name} reminders`,
  unpermitted: {
    declined: (name) => `You did not permit it: ${name} will not remind you.`,
    unavailable: (name) =>
      `${name} cannot ask you now. Turn subscription messages on in its settings and try again.`,
  },
}
