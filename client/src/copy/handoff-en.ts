import type { handoff as zh } from './handoff-zh'

/** Going to a lender's own page and coming back. */
export const handoff: typeof zh = {
  title: 'To the lender’s page',
  choices: 'On a lender’s own page',
  choicesNote:
    'These lenders show cost, rate and schedule only on their own pages. We do not see them, cannot check them, and cannot compare them with the offers above.',
  choose: 'Read first, then decide',
  chooseFrom: (lender) => `Read first, then decide: ${lender}`,
  leaving: (lender) => `You are about to leave Miaoguo for the page of ${lender}`,
  told: (lender) => [
    `${lender} shows cost, rate and schedule on its page. Please read them there before you agree; Miaoguo has not checked them.`,
    'You agree, and sign, on their page. Until you agree there, there is no loan.',
    'Afterwards you come back to Miaoguo. What counts is what the lender tells us; one order never becomes two loans.',
    'You may come back at any time and choose another offer or another way to pay.',
  ],
  about: 'The lender and the order',
  lender: 'Lender',
  licence: 'Licence',
  licenceNumber: 'Licence no.',
  complaint: 'Complaints',
  order: 'Order',
  amount: 'Amount',
  shares: 'Told to the lender when you leave',
  shared: {
    amount: 'order total',
    order_reference: 'order number',
    order_lines: 'items',
    itinerary: 'the trip',
    travelers: 'travelers’ names and dates of birth',
  },
  list: (parts) => parts.join(', '),
  go: (lender) => `Go to ${lender}`,
  opening: 'Opening the lender’s page…',
  stay: 'Back to the offers',
  gone: (lender) => `Please go on at the page of ${lender}`,
  goneText: 'Come back here when you are done. If you are not brought back, use the button.',
  goneCopied: 'The address is copied; please open it in a browser. Come back here for the result.',
  amBack: 'I am done, show the result',
  goAgain: (lender) => `Go to ${lender} again`,
  asking: 'Asking the lender for the result…',
  otherOffers: 'See other offers',
  state: {
    away: (lender) => [
      'Not finished yet',
      `${lender} says that nothing is agreed. There is no loan. You may go on there, or choose another offer.`,
    ],
    agreed: (lender) => ['Agreed on the lender’s page', `Waiting for ${lender} to lend.`],
    refused: (lender) => [
      'It was not agreed',
      `Nothing came of it at ${lender}. There is no loan. You may choose another offer.`,
    ],
    expired: () => ['The lender’s page has closed', 'There is no loan. You may choose again.'],
    overtaken: (lender) => [
      'This order has ended',
      `It was paid, cancelled or has expired. No loan is made of what you agreed to at ${lender}.`,
    ],
    contradicted: (lender) => [
      'The result is not of this order',
      `${lender} spoke of another order. We made no loan of it, and people are looking into it.`,
    ],
  },
}
