/** Refusals about orders of trips: lines that wait for suppliers, and orders that are added to; part of the one table in `codes.ts`. */
export const bookingCodes = {
  booking_answered: {
    status: 409,
    title: 'The supplier of this line has given another answer already',
    retry: 'never',
  },
  booking_not_financed: {
    status: 409,
    title: 'Nothing is held or drawn for this order',
    retry: 'never',
  },
  booking_not_confirmed: {
    status: 409,
    title: 'The supplier has not confirmed what is to be captured',
    retry: 'never',
  },
  booking_unknown: {
    status: 422,
    title: 'The line is none that waits for a supplier',
    retry: 'never',
  },
  checkout_not_amendable: {
    status: 409,
    title: 'Only an order of yours that is held or paid can be added to, in its own currency',
    retry: 'never',
  },
} as const
