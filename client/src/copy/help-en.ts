import type { Words } from './zh'

export const helpEn: Words['help'] = {
  title: 'Help and complaints',
  open: 'Trouble paying, or a complaint',
  ask: 'What can we help with?',
  kinds: { hardship: 'Trouble paying', complaint: 'Complaint' },
  kindNotes: {
    hardship: 'Ask the lender for later, smaller or more installments',
    complaint: 'About charges, service or the use of your data',
  },
  topicTitles: { hardship: 'What would help?', complaint: 'What is it about?' },
  topics: {
    cost: 'Charges or the rate',
    repayment: 'Payments and the account',
    refund: 'A refund',
    personal_data: 'Personal data',
    conduct: 'Service or debt collection',
    other: 'Something else',
    defer: 'Pay later',
    lower: 'Smaller installments',
    longer: 'More time to pay',
  },
  topicMissing: 'Please choose one',
  text: 'What happened',
  textHints: {
    hardship: 'For example what happened, and when you can pay again',
    complaint: 'For example when, how much, and what would settle it',
  },
  textMissing: 'Please write a few words',
  sentTo:
    'This goes to the lender of this loan. It takes away none of your rights, and changes no payment by itself.',
  send: 'Send to the lender',
  sending: 'Sending…',
  taken: 'We have your request',
  takenText: (on: string) =>
    `The lender owes you an answer by ${on}. It will appear here; you may turn to the regulator at any time.`,
  earlier: 'Your requests',
  statuses: { filed: 'On its way', received: 'With the lender', answered: 'Answered' },
  outcomes: { granted: 'Agreed', refused: 'Not agreed', explained: 'Answered' },
  answerBy: 'Answer due by',
  answer: 'The lender’s answer',
  reference: 'Reference',
  lenderReference: 'Lender’s reference',
  filedAt: 'Sent',
}
