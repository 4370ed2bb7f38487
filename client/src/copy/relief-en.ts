import type { Words } from './zh'

export const reliefEn: Words['relief'] = {
  kinds: {
    defer: (periods) => `The lender’s plan: pause for ${periods} installments, then go on`,
    lower: (periods) => `The lender’s plan: interest alone for ${periods} installments`,
    longer: (periods) => `The lender’s plan: ${periods} more installments`,
  },
  kindNotes: {
    defer:
      'No interest arises during the pause, and overdue installments move too. The amounts stay as they are.',
    lower:
      'These installments ask for interest and fees alone; then they are as before, with more of them at the end.',
    longer:
      'What is left is spread over more installments, each smaller. You borrow for longer, so the interest adds up to a little more.',
  },
  toPay: 'Left to pay',
  cost: 'Of it interest and fees',
  nextMinor: 'Next installment',
  nextDueOn: 'Next due date',
  lastDueOn: 'Last due date',
  installmentsLeft: 'Installments left',
  count: (count) => `${count}`,
  shift: (before, after) => `${before} → ${after}`,
  same: (text) => `${text} (no change)`,
  none: 'None',
  rows: 'The schedule now and with the plan',
  now: 'Now',
  withPlan: 'With the plan',
  row: (on, amount) => `${on} ${amount}`,
  noRow: '— none —',
  before:
    'If you accept, the lender replaces your schedule by the one on the right. If you do not, it stays as it is and costs nothing.',
  accept: 'Accept this plan',
  refuse: 'Do not accept, pay as before',
  sending: 'Sending…',
  validThrough: (on) => `The plan holds through ${on}.`,
  look: 'See what came of it',
  statuses: {
    expired:
      'The plan has expired without taking effect; your schedule is as before. You can ask again.',
    refused: 'You did not accept this plan. Your schedule is as before, and nothing was charged.',
    accepting: 'Sent; the lender has not confirmed it yet. Until then your schedule is as before.',
    accepted: 'The plan is in effect: your schedule is now the one on the right.',
    declined:
      'The lender did not make the change; your schedule is as before. You can ask again, or call the lender.',
  },
}
