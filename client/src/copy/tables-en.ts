import type { closed as zh } from './tables-zh'

/** What became of an order that cannot be paid here any more. */
export const closed: Record<keyof typeof zh, string> = {
  open: 'This order can be paid',
  pending: 'An application for this order is waiting for the lender',
  authorized: 'Installments for this order are approved',
  paid: 'This order is paid',
  expired: 'This order has expired',
  cancelled: 'The shop has cancelled this order',
}

export const closedNext: Record<keyof typeof zh, string> = {
  open: '',
  pending:
    'Until it is decided you cannot apply again, so that you never borrow twice. You may leave; we keep asking the lender.',
  authorized: 'The amount is kept; the loan begins when the shop confirms. See My bills.',
  paid: 'Nothing more to pay now. Your installments are under My bills.',
  expired: 'No loan was made. Please order again at the shop.',
  cancelled: 'No loan was made. Please order again at the shop if you still want it.',
}
