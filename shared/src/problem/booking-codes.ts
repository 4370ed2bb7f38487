/** Refusals about lines that wait for their suppliers; part of the one table in `codes.ts`. */
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
} as const
