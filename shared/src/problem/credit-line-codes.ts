/** Refusals about credit lines; a part of the one table. */
export const creditLineCodes = {
  credit_line_not_offered: {
    status: 409,
    title: 'This lender offers you no credit line now',
    retry: 'never',
  },
  credit_line_exists: {
    status: 409,
    title: 'There is a credit line at this lender already',
    retry: 'never',
  },
  credit_line_not_open: {
    status: 409,
    title: 'The credit line is not open',
    retry: 'never',
  },
  credit_line_in_use: {
    status: 409,
    title: 'A part of the credit line is in use',
    retry: 'never',
  },
  credit_line_unavailable: {
    status: 409,
    title: 'The credit line cannot be drawn for this amount now',
    retry: 'never',
  },
} as const
