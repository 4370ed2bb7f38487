import type { TripWords } from './trip-zh'

export const tripEn: TripWords = {
  payment: {
    order: 'Order in all',
    deposit: 'Deposit, paid to the shop',
    balance: 'Balance, paid to the shop later',
    financed: 'Financed here',
    note: 'Only what is financed here is lent and bears interest; deposit and balance are between you and the shop.',
    title: 'How this order is paid',
    refundNote:
      'A refund here is of what was lent; deposit and balance are given back by other means.',
  },
  amends: {
    title: 'This is the difference only',
    text: (reference, amount) =>
      `Only what order ${reference} became dearer by is financed here. What you agreed to before (${amount}) stays exactly as it is; this would be another loan, with its own cost and your own yes.`,
  },
  missedTitle: (product) => `${product}: not for this trip`,
  missedSafe: 'No loan was made, and your order is kept.',
  missedWhy: {
    trip_required: () => 'The shop did not say when you travel, so the lender cannot tell.',
    trip_too_soon: (day) =>
      `The trip begins too soon: the lender needs a departure on ${day} or later.`,
    trip_too_far: (day) =>
      `The trip is too far ahead: for now the lender needs a departure on ${day} or earlier.`,
    plan_outlasts_trip: (day) =>
      `The lender wants everything repaid before ${day}, and no number of installments ends in time.`,
  },
  can: {
    tell_trip: () => 'You can ask the shop to add the days of the trip, and open the order again.',
    depart_from: (day) => `You can ask the shop for a departure on ${day} or later.`,
    depart_until: (day) => `You can ask the shop for a departure on ${day} or earlier.`,
    ask_from: (day) => `With the same days, you can ask again on ${day} or later.`,
    amount_from: () => null,
    amount_until: () => null,
    other_means: () => 'You can choose another offer, or pay another way at the shop.',
  },
}
