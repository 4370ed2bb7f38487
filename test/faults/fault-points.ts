/** Where a process can die on the way from a yes to a loan. */
export const faultPoints = [
  'intent written, not committed',
  'intent committed, nothing sent',
  'lender booked, answer not kept',
  'loan written, not committed',
] as const
export type FaultPoint = (typeof faultPoints)[number]
