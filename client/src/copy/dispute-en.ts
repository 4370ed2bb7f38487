import type { DisputeWords } from './dispute-zh'

export const disputeEn: DisputeWords = {
  title: 'Disputed',
  reasons: {
    goods_not_received: 'The goods never came',
    not_as_described: 'Not as described',
    unauthorized: 'Not ordered by me',
    duplicate: 'Charged twice',
    credit_not_processed: 'A refund never came',
  },
  status: 'Where it stands',
  statuses: {
    being_decided: 'With the lender',
    given_back: 'Given back, no longer owed',
    dropped: 'Still owed, by the lender’s decision',
  },
  openedAt: 'Disputed on',
  decidedAt: 'Decided on',
  beingDecidedNote:
    'The lender asks the shop and decides; you will read it here. Until then, please keep paying as the plan below says.',
  givenBackNote: 'This amount was taken off the loan. The plan below is up to date.',
  droppedNote:
    'If you disagree, you can complain to the lender; it gets a reference and a day of answer here.',
}
