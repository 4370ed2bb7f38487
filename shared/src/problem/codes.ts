import { creditLineCodes } from './credit-line-codes.ts'
import { applicantCodes } from './applicant-codes.ts'
import { bookingCodes } from './booking-codes.ts'
import { repayingCodes } from './repaying-codes.ts'

/** Every refusal the system can speak: status, title and whether asking again can help. */
export const problemCodes = {
  // 400: malformed
  malformed_json: { status: 400, title: 'The body is not valid JSON', retry: 'never' },
  input_invalid: {
    status: 400,
    title: 'A field is missing, unknown or of the wrong form',
    retry: 'never',
  },
  idempotency_key_missing: {
    status: 400,
    title: 'The Idempotency-Key header is missing',
    retry: 'never',
  },
  idempotency_key_invalid: {
    status: 400,
    title: 'The Idempotency-Key is not 1 to 255 visible ASCII characters',
    retry: 'never',
  },
  // 401, 403
  credentials_missing: { status: 401, title: 'Credentials are missing', retry: 'never' },
  credentials_invalid: { status: 401, title: 'Credentials are not valid', retry: 'never' },
  session_expired: { status: 401, title: 'The session has expired', retry: 'never' },
  login_code_invalid: {
    status: 401,
    title: 'The sign-in code is wrong, used or expired',
    retry: 'never',
  },
  login_blocked: {
    status: 403,
    title: 'The platform refuses sign-in for this account',
    retry: 'never',
  },
  origin_not_allowed: {
    status: 403,
    title: 'The publishable key may not be used from this origin',
    retry: 'never',
  },
  permission_missing: {
    status: 403,
    title: 'Your role does not permit this',
    retry: 'never',
  },
  test_mode_only: { status: 403, title: 'This exists in test mode only', retry: 'never' },
  // 404
  not_found: { status: 404, title: 'Nothing was found here', retry: 'never' },
  method_not_allowed: { status: 405, title: 'This method is not allowed here', retry: 'never' },
  // 409: wrong state or lost race
  idempotency_request_running: {
    status: 409,
    title: 'The first request with this key is still running',
    retry: 'same_key',
  },
  service_request_open: {
    status: 409,
    title: 'The lender has not answered your last request about this yet',
    retry: 'never',
  },
  ...creditLineCodes,
  relief_not_open: {
    status: 409,
    title: 'There is no relief to decide on: none was offered, it has expired or was decided',
    retry: 'never',
  },
  relief_changed: {
    status: 409,
    title: 'The loan is no longer as it was when the relief was shown',
    retry: 'never',
  },
  checkout_not_open: { status: 409, title: 'The checkout is no longer open', retry: 'never' },
  checkout_expired: { status: 409, title: 'The checkout has expired', retry: 'never' },
  checkout_reference_taken: {
    status: 409,
    title: 'A live checkout with this merchant reference exists',
    retry: 'never',
  },
  checkout_application_pending: {
    status: 409,
    title: 'An application for this checkout is being confirmed',
    retry: 'later',
  },
  offer_expired: { status: 409, title: 'The offer has expired', retry: 'never' },
  offer_withdrawn: { status: 409, title: 'The lender can no longer be offered', retry: 'never' },
  disclosure_outdated: {
    status: 409,
    title: 'The disclosure shown is not the current one',
    retry: 'never',
  },
  disclosure_not_confirmed: {
    status: 409,
    title: 'The disclosure has not been read and confirmed',
    retry: 'never',
  },
  disclosure_reading_time_unmet: {
    status: 409,
    title: 'The minimum reading time has not passed',
    retry: 'later',
  },
  consent_missing: { status: 409, title: 'A required consent is missing', retry: 'never' },
  consent_used: { status: 409, title: 'This consent has already been used', retry: 'never' },
  authorization_not_open: {
    status: 409,
    title: 'Nothing of the authorization is left to capture',
    retry: 'never',
  },
  authorization_expired: { status: 409, title: 'The authorization has expired', retry: 'never' },
  authorization_captured: {
    status: 409,
    title: 'Something is captured, which is refunded and not cancelled',
    retry: 'never',
  },
  authorization_not_captured: { status: 409, title: 'Nothing is captured yet', retry: 'never' },
  operation_pending: {
    status: 409,
    title: 'Another operation on this authorization or loan is being confirmed',
    retry: 'later',
  },
  operation_refused: { status: 409, title: 'The lender refused the operation', retry: 'never' },
  campaign_ended: { status: 409, title: 'The campaign has ended', retry: 'never' },
  offer_subsidy_ended: {
    status: 409,
    title: 'The merchant’s budget for this offer is used up',
    retry: 'never',
  },
  dispute_closed: { status: 409, title: 'The dispute is decided already', retry: 'never' },
  dispute_deadline_passed: {
    status: 409,
    title: 'The time to answer the dispute has passed',
    retry: 'never',
  },
  dispute_evidence_given: {
    status: 409,
    title: 'Evidence was given already, and is given once',
    retry: 'never',
  },
  dispute_response_pending: {
    status: 409,
    title: 'An answer to this dispute is on its way to the lender',
    retry: 'later',
  },
  key_not_active: { status: 409, title: 'The key is revoked or replaced already', retry: 'never' },
  key_last_active: {
    status: 409,
    title: 'The last secret key that works cannot be revoked',
    retry: 'never',
  },
  login_taken: {
    status: 409,
    title: 'Somebody signs in with this phone or address already',
    retry: 'never',
  },
  last_owner: {
    status: 409,
    title: 'The last owner of a merchant cannot be removed',
    retry: 'never',
  },
  webhook_endpoint_built_in: {
    status: 409,
    title: 'The endpoint of notifyUrl has no address of its own and stays',
    retry: 'never',
  },
  webhook_endpoint_disabled: {
    status: 409,
    title: 'The webhook endpoint is disabled',
    retry: 'never',
  },
  ...applicantCodes,
  ...bookingCodes,
  ...repayingCodes,
  // 413, 415
  body_too_large: { status: 413, title: 'The body is too large', retry: 'never' },
  content_type_unsupported: {
    status: 415,
    title: 'The content type must be application/json',
    retry: 'never',
  },
  // 422: understood, not allowed by a rule
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used with another input',
    retry: 'never',
  },
  terms_invalid: { status: 422, title: 'A term of the loan is outside its range', retry: 'never' },
  amounts_do_not_add_up: {
    status: 422,
    title: 'The lines do not add up to the amount',
    retry: 'never',
  },
  amount_out_of_range: {
    status: 422,
    title: 'The amount is outside what can be financed',
    retry: 'never',
  },
  amount_exceeds_authorized: {
    status: 422,
    title: 'The amount is more than is left to capture',
    retry: 'never',
  },
  amount_exceeds_captured: {
    status: 422,
    title: 'The amount is more than is captured and not refunded',
    retry: 'never',
  },
  amount_disputed: {
    status: 422,
    title: 'So much is not free: part of it is disputed',
    retry: 'never',
  },
  amount_not_whole: {
    status: 422,
    title: 'The lender does this for the whole amount only',
    retry: 'never',
  },
  amount_exceeds_due: {
    status: 422,
    title: 'The amount is more than is due; more is a prepayment',
    retry: 'never',
  },
  amount_exceeds_outstanding: {
    status: 422,
    title: 'The amount reaches what ends the loan, which is a payoff',
    retry: 'never',
  },
  currency_mismatch: { status: 422, title: 'The loan is in another currency', retry: 'never' },
  lines_exceed_order: {
    status: 422,
    title: 'A line is not in the order, or more of it than is left',
    retry: 'never',
  },
  currency_not_supported: {
    status: 422,
    title: 'No lender lends in this currency',
    retry: 'never',
  },
  campaign_without_lender: {
    status: 422,
    title: 'No product of a lender can be subsidised like this',
    retry: 'never',
  },
  url_not_allowed: { status: 422, title: 'This address is not allowed', retry: 'never' },
  object_limit_reached: {
    status: 422,
    title: 'A merchant may have no more of these',
    retry: 'never',
  },
  replay_too_large: { status: 422, title: 'Too many events to replay at once', retry: 'never' },
  // 429, 5xx
  rate_limited: { status: 429, title: 'Too many requests', retry: 'later' },
  internal_error: { status: 500, title: 'Something went wrong on our side', retry: 'same_key' },
  operation_unsupported: {
    status: 501,
    title: 'The lender does not offer this operation',
    retry: 'never',
  },
  identity_unavailable: {
    status: 502,
    title: 'The sign-in platform cannot be reached',
    retry: 'later',
  },
  lender_figures_differ: {
    status: 502,
    title: 'The lender names another amount than the agreed terms make',
    retry: 'later',
  },
  lender_unavailable: { status: 503, title: 'The lender cannot be reached', retry: 'later' },
  server_overloaded: {
    status: 503,
    title: 'The server has too much to do just now',
    retry: 'later',
  },
} as const satisfies Record<
  string,
  { status: number; title: string; retry: 'never' | 'same_key' | 'later' }
>

export type ProblemCode = keyof typeof problemCodes
export const problemCodeList = Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]
