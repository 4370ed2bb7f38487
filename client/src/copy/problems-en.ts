import type { ProblemWords } from './problems-zh'

const ours = ['Something went wrong', 'This is on our side. Please try again in a while.'] as const
const signIn = [
  'Please sign in again',
  'Your session has ended. You can go on after signing in.',
] as const

export const problemsEn: ProblemWords = {
  offline: [
    'You are offline',
    'Check your connection and try again. Nothing is lost, and nothing is sent twice.',
  ],
  answer_unreadable: [
    'This cannot be shown right now',
    'The answer could not be read. Please try again later.',
  ],
  sign_in_needed: signIn,
  malformed_json: ours,
  input_invalid: [
    'Something is not filled in right',
    'Check what you entered, or come in again from the shop.',
  ],
  permission_missing: ['Not for your role', 'An owner of your shop can give you another role.'],
  login_taken: ['Already signed up', 'Somebody signs in with this phone or address already.'],
  last_owner: ['The last owner stays', 'Add another owner first.'],
  test_mode_only: ours,
  authorization_not_open: ours,
  authorization_expired: ours,
  authorization_captured: ours,
  authorization_not_captured: ours,
  operation_pending: [
    'Another payment is being confirmed',
    'Please wait until the lender has confirmed it. Nothing is paid twice.',
  ],
  operation_refused: ours,
  amount_exceeds_authorized: ours,
  amount_exceeds_captured: ours,
  amount_not_whole: ours,
  campaign_ended: ours,
  campaign_without_lender: ours,
  offer_subsidy_ended: [
    'The merchant’s budget is used up',
    'No loan was made. Ask for offers again and choose another plan.',
  ],
  dispute_closed: ours,
  dispute_deadline_passed: ours,
  dispute_evidence_given: ours,
  dispute_response_pending: ours,
  amount_disputed: ours,
  lines_exceed_order: ours,
  checkout_not_amendable: ours,
  booking_unknown: ours,
  booking_answered: ours,
  booking_not_financed: ours,
  booking_not_confirmed: ours,
  key_not_active: ours,
  key_last_active: ours,
  webhook_endpoint_built_in: ours,
  webhook_endpoint_disabled: ours,
  object_limit_reached: ours,
  replay_too_large: ours,
  idempotency_key_missing: ours,
  idempotency_key_invalid: ours,
  credentials_missing: signIn,
  credentials_invalid: signIn,
  session_expired: signIn,
  login_code_invalid: [
    'That code is not right',
    'It is wrong, used or expired. Please ask for a new one.',
  ],
  login_blocked: [
    'You cannot sign in right now',
    'The platform refuses this account. Please contact its support.',
  ],
  origin_not_allowed: ours,
  not_found: [
    'Nothing was found here',
    'The link may be incomplete, or belong to another account. Come in again from the shop or from My bills.',
  ],
  method_not_allowed: ours,
  service_request_open: [
    'Your last request is still with the lender',
    'Ask about the same again once it has answered, or choose another topic.',
  ],
  credit_line_not_offered: [
    'This credit line is not available now',
    'You can look at other lenders’ lines.',
  ],
  credit_line_exists: ['You have a line here already', 'Use the one you have.'],
  credit_line_not_open: ['This line is not open', 'Nothing changed. See where the line stands.'],
  credit_line_in_use: ['Part of this line is in use', 'It can be closed once that is repaid.'],
  credit_line_unavailable: [
    'The line cannot be used for this order',
    'No loan was made. Ask for offers again and choose another.',
  ],
  relief_not_open: [
    'This plan can no longer be chosen',
    'It may have expired, or you have decided already. Nothing of your payments changed; you can ask the lender again.',
  ],
  relief_changed: [
    'The loan has changed since',
    'The plan was made for an earlier balance and did not take effect. Ask the lender again to see a new one.',
  ],
  checkout_not_open: [
    'This order can no longer be paid',
    'It may be paid, cancelled or expired. No new loan was made.',
  ],
  checkout_expired: ['This order has expired', 'No loan was made. Please order again at the shop.'],
  checkout_reference_taken: ours,
  checkout_application_pending: [
    'An application is being confirmed',
    'Until it is decided you cannot apply again, so that you never borrow twice.',
  ],
  offer_expired: [
    'This offer has expired',
    'No loan was made. You can ask again and see current offers.',
  ],
  offer_withdrawn: [
    'This lender cannot be offered right now',
    'No loan was made. Please ask again and choose another lender.',
  ],
  disclosure_outdated: [
    'The cost sheet has changed',
    'Please read the current one before you confirm.',
  ],
  disclosure_not_confirmed: [
    'Please read the cost sheet first',
    'You can sign after confirming the full cost.',
  ],
  disclosure_reading_time_unmet: [
    'Please read a little longer',
    'The law sets a minimum reading time.',
  ],
  consent_missing: ['Something is not agreed yet', 'All three are needed to apply.'],
  consent_used: [
    'This consent has been used',
    'Your application is already in. Please see its result.',
  ],
  body_too_large: ours,
  content_type_unsupported: ours,
  idempotency_key_reused: ['Please try once more', 'The last request did not finish.'],
  idempotency_request_running: ['Working on it', 'Your last request is still running. One moment.'],
  terms_invalid: ours,
  amounts_do_not_add_up: ours,
  amount_out_of_range: [
    'This amount cannot be financed',
    'Please choose another way to pay at the shop.',
  ],
  currency_not_supported: [
    'This currency is not supported',
    'Please choose another way to pay at the shop.',
  ],
  url_not_allowed: ours,
  rate_limited: ['Too many tries', 'Please wait a moment.'],
  internal_error: ours,
  identity_unavailable: ['Sign-in is not available right now', 'Please try again later.'],
  operation_unsupported: [
    'The lender does not do this',
    'Please choose another way, or contact the lender.',
  ],
  server_overloaded: [
    'Many people are asking right now',
    'Nothing was sent to a lender. Please try again in a few seconds.',
  ],
  lender_unavailable: [
    'The lender cannot be reached',
    'No new loan was made and nothing was paid. Please try again later.',
  ],
  loan_not_active: [
    'Nothing is to be paid on this loan now',
    'It is paid off, cancelled, or not drawn yet.',
  ],
  payoff_quote_expired: [
    'The payoff amount has expired',
    'It changes by the day. Please look at today’s amount.',
  ],
  payoff_amount_changed: [
    'The payoff amount is another one',
    'Nothing was paid. Please look at today’s amount.',
  ],
  loan_not_settled: [
    'This loan is not settled yet',
    'The certificate can be downloaded once everything is repaid.',
  ],
  withdrawal_period_over: [
    'The days to withdraw are over',
    'You can pay the loan off at any time; interest not yet due is not owed.',
  ],
  withdrawal_amount_changed: [
    'The amount is another one',
    'Nothing was paid. Please look at today’s amount.',
  ],
  amount_exceeds_due: ['More than is due', 'Repay the rest ahead instead: that saves interest.'],
  amount_exceeds_outstanding: [
    'This amount would end the loan',
    'Choose paying off instead, at the lender’s quote, so that you pay no more than is owed.',
  ],
  currency_mismatch: ours,
  identity_missing: ['Your name is not verified yet', 'Fill in your name and ID number first.'],
  identity_in_use: [
    'An application is being decided',
    'It needs your name. Once it is decided you can delete it.',
  ],
  phone_missing: ['No phone number is known', 'Sign in with your phone number to get texts.'],
  card_missing: ['The card is no longer bound', 'No loan was made. Ask again, with another card.'],
  card_in_use: ['This card pays a loan by itself', 'End that on the page of the loan first.'],
  autopay_open: ['Automatic repayment is set up already', 'There is nothing to do again.'],
  autopay_changed: ['Something has changed', 'Nothing was set up. Please read it again.'],
  identity_other: [
    'Another person is verified here',
    'An account is one person’s. Sign in with your own phone.',
  ],
  identity_mismatch: ['Name and ID number differ', 'Compare both with your ID card and try again.'],
  identity_not_adult: ['Nobody under 18 may borrow', 'We kept nothing of what you filled in.'],
  card_mismatch: [
    'The bank did not confirm the card',
    'Check the number, and give the phone your bank knows.',
  ],
  card_not_debit: [
    'Debit cards only',
    'A credit card cannot be paid to. Use a debit card of yours.',
  ],
  verifier_unavailable: [
    'The check is not available just now',
    'Nothing was kept. Please try again in a moment.',
  ],
  lender_figures_differ: [
    'The lender’s amount is not what the agreement makes',
    'The mistake is with the lender; we have recorded it and people look at it. Nothing was paid. Please try again later or call the lender.',
  ],
}
