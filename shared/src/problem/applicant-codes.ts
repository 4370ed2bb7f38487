/** Refusals about who applies; part of the one table in `codes.ts`. */
export const applicantCodes = {
  identity_missing: {
    status: 409,
    title: 'The real name is not verified yet',
    retry: 'never',
  },
  identity_in_use: {
    status: 409,
    title: 'A lender is deciding on an application that needs the real name',
    retry: 'later',
  },
  phone_missing: {
    status: 409,
    title: 'No phone is known for this account',
    retry: 'never',
  },
  card_missing: {
    status: 409,
    title: 'The card this loan was to be paid to is no longer bound',
    retry: 'never',
  },
  card_in_use: {
    status: 409,
    title: 'A lender may take installments from this card: end that first',
    retry: 'never',
  },
  autopay_open: {
    status: 409,
    title: 'The lender of this loan is authorised already, or is being asked',
    retry: 'never',
  },
  autopay_changed: {
    status: 409,
    title: 'The loan or the card is no longer as it was when the text was shown',
    retry: 'never',
  },
  identity_other: {
    status: 409,
    title: 'Another person’s name is verified for this account',
    retry: 'never',
  },
  identity_mismatch: {
    status: 422,
    title: 'The name and the ID number do not belong together',
    retry: 'never',
  },
  identity_not_adult: { status: 422, title: 'Nobody under 18 may borrow', retry: 'never' },
  card_mismatch: {
    status: 422,
    title: 'The bank knows this card with another name, ID number or phone',
    retry: 'never',
  },
  card_not_debit: {
    status: 422,
    title: 'Only a debit card of a known bank can be bound',
    retry: 'never',
  },
  verifier_unavailable: {
    status: 503,
    title: 'The check of names and cards cannot be reached',
    retry: 'later',
  },
} as const
