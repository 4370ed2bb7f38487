import type { LineOrderWords } from './line-order-zh'

export const lineOrderEn: LineOrderWords = {
  fromLine: (available) => `From your credit line · ${available} available`,
  lead: (lender) =>
    `When you opened the line you agreed that ${lender} checks your identity and credit record. Please read the whole cost of this loan; confirming agrees to its contract, and ${lender} pays the merchant.`,
  confirm: 'I know the full cost; use my line',
  sending: 'Waiting for the lender…',
  unknown: 'No answer has come yet. Sending again is safe: you cannot borrow twice.',
  again: 'Send again',
}
