import type { AutopayWords } from './autopay-zh'

export const autopayEn: AutopayWords = {
  title: 'Automatic repayment',
  off: 'Not set up',
  offText:
    'Once set up, the lender takes each installment on its due day from a bank card of your own. With or without it every term of this loan stays the same, and you can end it at any time.',
  learn: 'How it works',
  card: 'Taken from',
  cardName: (bank, last) => `${bank} (ending ${last})`,
  next: 'Taken next',
  nextText: (on, amount) => `${on} ${amount}`,
  noNext: 'Nothing is left to take',
  most: 'At most in one day',
  last: 'Taken last',
  taken: (on, amount) => `${on} ${amount} taken`,
  refused: (on) => `It failed on ${on}`,
  refusals: {
    insufficient_funds: 'There was not enough on the card',
    card_refused: 'The bank did not agree',
  },
  refusedText: (why) =>
    `${why}. Nothing was taken and nothing is charged for it. This installment is still yours to pay; it is not tried on another day.`,
  statuses: { asking: 'Being confirmed', active: 'On', ending: 'Ending' },
  asking:
    'The lender and your bank are being asked. Until they agree nothing is taken: please pay what falls due yourself.',
  ending:
    'You have ended it. We are telling the lender and go on until it confirms. What had begun already may still complete.',
  end: 'End automatic repayment',
  ends: 'Ending…',
  ended: (on, why) => `Ended on ${on}. ${why}`,
  endReasons: {
    cancelled: 'You ended it. Nothing more is taken by itself.',
    loan_closed: 'Nothing of this loan is left to pay, so it ended by itself.',
    lender:
      'The lender or the bank ended it. Nothing more is taken by itself; please pay what falls due.',
  },
  notAgreed:
    'The lender or the bank did not agree last time: it is not set up and nothing is taken. Try another card, or go on paying yourself.',
  showText: 'What you agreed to',
  hideText: 'Hide what you agreed to',
  agreedAt: (at) => `You agreed on ${at}`,
  digest: 'Fingerprint of the text',
  which: 'From which card?',
  whichWhy:
    'Only a verified debit card of your own. After choosing one you read the whole text before you decide.',
  noCard: 'No verified bank card yet',
  noCardText: 'Add a debit card of your own first, then come back here.',
  addCard: 'Add a bank card',
  cardMissing: 'Choose a card',
  cardGone: 'This card is no longer bound; choose another.',
  read: 'Read the whole text',
  reading: 'Preparing…',
  textTitle: 'What you would agree to',
  first: 'First taken',
  confirm: 'Agree and set up',
  sending: 'Setting up…',
  back: 'Another card',
  notNow: 'Do not set it up',
  nothingYet: 'Nothing is authorised yet.',
  unknown: 'It is not known whether it is set up',
  unknownText: 'No answer came. Sending it again is safe: it is set up once.',
  again: 'Send again',
  done: {
    active: 'Automatic repayment is on',
    asking: 'Sent, being confirmed',
    refused: 'Not set up',
  },
  doneText: {
    active:
      'The lender takes it on the due day. You can end it on the page of this loan at any time.',
    asking:
      'It begins when the lender and the bank agree. Until then nothing is taken: please pay what falls due yourself.',
    refused:
      'The lender or the bank did not agree. Nothing is authorised, and the loan is unchanged.',
  },
  toLoan: 'Back to the loan',
  unable: 'Not possible for this loan',
  unableText:
    'The lender does not offer it, or nothing falls due later. Please pay each installment yourself.',
  bill: 'Taken by itself on the day',
}
