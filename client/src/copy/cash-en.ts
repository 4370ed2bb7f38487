import type { CashWords } from './cash-zh'

export const cashEn: CashWords = {
  title: 'Quick loan',
  lead: 'Several licensed lenders are asked; you see the full cost, then decide. No credit query now, and no loan yet.',
  signIn: 'Sign in to fill this in. Signing in is not applying for a loan.',
  amount: 'How much (yuan)',
  amountHint: 'For example 3000',
  limits: (least: string, most: string) =>
    `From ${least} to ${most}; each lender answers for itself.`,
  amountWrong: (least: string, most: string) =>
    `Please enter an amount from ${least} to ${most}, with two decimals at most`,
  count: 'In how many installments',
  counts: (n: number) => `${n}`,
  anyCount: 'Any',
  method: 'How to repay',
  anyMethod: 'Any, show me all',
  oneWay: (method: string) => `Repaid as: ${method}`,
  notes: {
    equal_installments: 'The same amount each time',
    equal_principal: 'The same principal each time, and less interest each time',
    interest_only: 'Interest only at first, all the principal with the last',
    single_payment: 'Principal and interest at once, at the end',
    flat_fee: 'Equal principal, and a fixed fee',
    interest_free: 'No interest',
  },
  missing: 'Please choose one',
  card: 'Which card is it paid to',
  cardName: (issuer: string, lastFour: string) => `${issuer} ending in ${lastFour}`,
  cardWhy: 'Once approved, the lender pays straight to this card.',
  cardMissing: 'Please choose a card',
  cardGone: 'This card was removed. Please choose again.',
  noIdentity: 'Your name and a card are missing',
  noIdentityText:
    'Give your name and ID number, and add a debit card of your own. The amount you entered is kept.',
  noCard: 'A card is missing',
  noCardText: 'Add a debit card of your own. The amount you entered is kept.',
  toApplicant: 'Fill this in',
  manage: 'My name and cards',
  rates:
    'Each lender states its rate in its offer; a rate by the day always has the annual rate beside it.',
  notYet: 'Before you sign, no lender receives your name, ID number or card number.',
  see: 'See offers',
  opening: 'Sending…',
  nobody: 'No lender offers quick loans today',
  nobodyText: 'Nothing was borrowed. You may look again another time.',
}
