/** Refusals of what is asked about a loan that is being paid back. */
export const repayingCodes = {
  loan_not_active: { status: 409, title: 'Nothing of the loan can be paid now', retry: 'never' },
  loan_not_settled: { status: 409, title: 'Something of the loan is still owed', retry: 'never' },
  payoff_quote_expired: {
    status: 409,
    title: 'The payoff quote is of another day, or the loan has changed since',
    retry: 'never',
  },
  payoff_amount_changed: {
    status: 409,
    title: 'The amount is not the one that was quoted',
    retry: 'never',
  },
  withdrawal_period_over: {
    status: 409,
    title: 'The days in which the borrower may withdraw are over',
    retry: 'never',
  },
  withdrawal_amount_changed: {
    status: 409,
    title: 'The amount is not the one that undoes the loan today',
    retry: 'never',
  },
} as const
