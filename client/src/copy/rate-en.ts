import type { RateWords } from './rate-zh'

export const rateEn: RateWords = {
  title: 'The rate changes',
  coming: (on) =>
    `Your lender has announced it: installments due after ${on} bear the new rate, those before stay as they are.`,
  counts: (on) => `The new rate has counted since ${on}; installments before it did not change.`,
  was: 'Annual rate before',
  is: 'Annual rate now',
  from: 'From',
  why: 'Why',
  toPay: (count) => (count === 1 ? 'This installment' : `These ${count} installments`),
  shift: (before, after) => `${before} → ${after}`,
  more: (amount) => `${amount} more in all`,
  less: (amount) => `${amount} less in all`,
  same: 'The same in all',
  rows: 'Which installments change, and by how much',
  due: 'Due',
  before: 'Was',
  after: 'Is',
  by: 'By',
  note: 'The annual rate is of the installments that change, over all they cost. The agreement you signed and its cost sheet have not been changed; both can be read on this page.',
  ways: 'What you can do',
  payoff: 'Pay it all off',
  help: 'Ask or complain',
  waysNote: 'You need not do anything: pay by the new schedule.',
  untilThen: (on) =>
    `Through ${on} the loan can be paid off; paying a part ahead is possible again from the day after.`,
  unread:
    'Whether the rate has changed could not be read just now; the schedule below is what is to be paid.',
  retry: 'Read again',
}
