import type { CashOrderWords } from './cash-order-zh'

export const cashOrderEn: CashOrderWords = {
  title: 'Quick loan',
  reference: (it: string) => `Request ${it}`,
  amount: 'Amount',
  paidTo: (card: string) =>
    `Once approved, the lender pays straight to ${card}. There is no merchant, and nobody collects it for you.`,
  ownCard: 'your own card',
  cardName: (issuer: string, lastFour: string) => `your ${issuer} card ending in ${lastFour}`,
  offersTitle: 'Choose an offer',
  none: 'No lender made an offer',
  noneText:
    'Nothing was borrowed. You may go back, change the amount, the length or the way of repaying, and ask again.',
  closed: {
    open: ['The request can go on', ''],
    pending: [
      'This request waits for the lender',
      'You cannot apply again before the answer, so that nothing is borrowed twice. You may leave; we keep asking.',
    ],
    authorized: ['This request was approved', 'The lender is paying. See it in “My bills”.'],
    paid: ['This loan was paid out', 'Find it in “My bills”.'],
    expired: [
      'This request has expired',
      'Nothing was borrowed. You may ask again when you need to.',
    ],
    cancelled: ['This request was cancelled', 'Nothing was borrowed.'],
  },
  approvedTitle: 'Approved',
  approved: (lender: string) =>
    `${lender} has approved, and pays straight to the card you chose. When it arrives depends on your bank.`,
  pendingSteps: [
    'You may leave this page; we keep asking the lender, and the answer will appear here.',
    'Please do not apply again while you wait.',
  ],
  declinedSteps: [
    'You may choose another lender’s offer.',
    'If you doubt the answer, ask the lender to have it reviewed by a person.',
  ],
  bills: 'My bills',
  done: 'Done',
}
