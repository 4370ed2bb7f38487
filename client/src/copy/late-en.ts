import type { Words } from './zh'

export const lateEn: Words['late'] = {
  title: (days) => (days === 1 ? 'Late by 1 day' : `Late by ${days} days`),
  since: 'Oldest due date',
  sinceText: (on, count) =>
    count === 1 ? `${on} (1 installment)` : `${on} (${count} installments)`,
  amount: 'Overdue',
  cost: 'Of it for being late',
  perDay: 'Each further day',
  rateText: (daily, annual) =>
    `Being late costs ${daily} of overdue principal a day (${annual} a year) until it is paid; it does not compound, and nothing else is charged.`,
  byLender: 'The lender reckons what being late costs.',
  next: 'What happens next',
  steps: {
    credit_report: (on) =>
      `From ${on} the lender reports what is still overdue to the credit reference centre. Paid before that, it is not reported.`,
  },
  noSteps:
    'The lender has not said when it reports to the credit reference centre; you can call and ask.',
  contact: (from, to) =>
    `The lender may contact only you, and only from ${from}:00 to ${to}:00. You can complain about anything else.`,
  ways: 'What you can do',
  pay: (amount) => `Pay what is overdue, ${amount}`,
  relief: 'Ask for later, smaller or more installments',
  reliefNote: 'Asking is free and takes away none of your rights.',
  bills: (days, cost) =>
    [
      days === 1 ? 'The oldest is late by 1 day.' : `The oldest is late by ${days} days.`,
      cost === null
        ? ''
        : `Of it ${cost} for being late, reckoned by the day on overdue principal until it is paid.`,
      'Open the loan to see what happens next, to pay now, or to ask for relief.',
    ]
      .filter((it) => it !== '')
      .join(' '),
}
