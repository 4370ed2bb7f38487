import { problemCodes, type ProblemCode } from '@miaoguo/shared/problem/codes'
import { Problem, type ProblemDetails } from '@miaoguo/shared/problem/problem'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Deps } from '../deps.ts'
import { requestIdOf } from './request-id.ts'

/** What the caller can do about it; codes without a line ask for a corrected request. */
export const waysOut: Partial<Record<ProblemCode, string>> = {
  malformed_json: 'Send a JSON object in UTF-8.',
  input_invalid: 'Correct the fields named in errors.',
  idempotency_key_missing:
    'Send an Idempotency-Key header: a fresh random value for each intent, the same one for its retries.',
  idempotency_key_invalid: 'Use 1 to 255 visible ASCII characters; a UUID will do.',
  idempotency_key_reused: 'Use a new key for a new request, or repeat the first request unchanged.',
  idempotency_request_running: 'Wait as Retry-After says and repeat the request with the same key.',
  credentials_missing:
    'Send Authorization: Bearer with your key or session, or the widget key as key=.',
  credentials_invalid: 'Check the key; sign in again if it is a session.',
  session_expired: 'Refresh the session or sign in again.',
  login_code_invalid: 'Ask for a new code and sign in with it.',
  login_blocked: 'The platform decides about this account; contact it.',
  origin_not_allowed: 'Ask the merchant to add this origin to the key.',
  not_found: 'Check the address and that it belongs to you.',
  method_not_allowed: 'Use a method named in the Allow header.',
  service_request_open: 'Wait for its answer, or ask about something else.',
  checkout_not_open: 'Open a new checkout.',
  checkout_expired: 'Go back to the shop and check out again.',
  checkout_reference_taken: 'Use the checkout that exists, or cancel it first.',
  checkout_application_pending: 'Wait for the answer to the application.',
  offer_expired: 'Request offers again.',
  offer_withdrawn: 'Choose another offer.',
  credit_line_not_offered: 'List the offerings again, and apply to one that is there.',
  credit_line_exists: 'Use the line that exists, or close it first.',
  credit_line_not_open: 'Look at the line: its status says how it stands.',
  credit_line_in_use: 'Repay what is drawn from it first; what is owed stays owed.',
  credit_line_unavailable: 'Request offers again and choose another; the line says why.',
  relief_not_open: 'Ask the lender again: a new answer may carry a new relief.',
  relief_changed: 'Ask the lender again: a relief is made for one state of the loan.',
  withdrawal_period_over: 'Ask for a payoff quote: the loan can be paid off at any time.',
  withdrawal_amount_changed: 'Look at the withdrawal preview of today and confirm its total.',
  disclosure_outdated: 'Open the disclosure again and confirm the digest it shows.',
  disclosure_not_confirmed: 'Confirm the disclosure first.',
  disclosure_reading_time_unmet: 'Confirm after the reading time has passed.',
  consent_missing: 'Give every consent the disclosure names.',
  consent_used: 'Look at the application made with it.',
  body_too_large: 'Send less than the limit.',
  content_type_unsupported: 'Send Content-Type: application/json.',
  amounts_do_not_add_up:
    'Make quantity × unit amount each line, and the lines minus discounts the amount.',
  amount_out_of_range: 'Offer another way to pay for this amount.',
  currency_not_supported: 'Use a currency that a lender lends in.',
  url_not_allowed: 'Use an https address that the internet can reach.',
  authorization_not_open: 'Look at the authorization: what is captured can be refunded.',
  authorization_expired: 'Open a new checkout for the order.',
  authorization_captured:
    'Release what is left and refund what is captured, or reverse both at once.',
  authorization_not_captured: 'Cancel the authorization, or capture it first.',
  operation_pending: 'Wait for the event of the operation named in facts, then ask again.',
  operation_refused: 'Look at the reason; another amount, a cancellation or a refund may do.',
  amount_exceeds_authorized: 'Capture at most remainingMinor.',
  amount_exceeds_captured: 'Refund at most refundableMinor.',
  amount_disputed:
    'Refund at most refundableMinor, or accept the dispute, which gives its amount back once.',
  campaign_ended: 'Make a new campaign.',
  campaign_without_lender:
    'Name fewer lenders, products or numbers of installments, or leave them out.',
  offer_subsidy_ended: 'Request offers again; no loan was made.',
  dispute_closed: 'Look at the dispute: its status says how it ended.',
  dispute_deadline_passed:
    'Answer disputes before respondBy; dispute.expiring comes 72 and 24 hours before.',
  dispute_evidence_given: 'Wait for the decision, or accept the dispute.',
  dispute_response_pending:
    'Wait for the event that tells the outcome of the answer, then ask again.',
  amount_not_whole: 'Ask for the whole amount.',
  checkout_not_amendable:
    'Add to an order that is authorized or paid; while it is open, cancel it and open one of the new amount.',
  booking_unknown:
    'Name a line that the order said awaits its supplier; the order lists them as bookings.',
  booking_answered:
    'Look at the order’s bookings; what is confirmed and falls through is refunded.',
  booking_not_financed:
    'Record answers once the order is authorized or paid; before that, cancel it and open another.',
  booking_not_confirmed:
    'Record what the supplier answered first, or capture at most capturableMinor.',
  lines_exceed_order: 'Name lines of the order that are left, each once.',
  test_mode_only: 'Use a key of test mode.',
  key_not_active: 'List the keys and use one that is active.',
  key_last_active: 'Create or roll a key first; to stop this one now, roll it with overlapHours 0.',
  webhook_endpoint_built_in: 'Choose its event types, disable it or rotate its secret.',
  webhook_endpoint_disabled: 'Enable the endpoint first.',
  object_limit_reached: 'Remove one that is no longer used.',
  replay_too_large: 'Name a shorter time or fewer types.',
  rate_limited: 'Wait as Retry-After says.',
  server_overloaded: 'Wait as Retry-After says and repeat the request with the same key.',
  internal_error: 'Repeat the request with the same key; name the request id when you write to us.',
  identity_missing: 'Verify the real name first.',
  phone_missing: 'Sign in with a phone number.',
  card_missing: 'Open a new request with another card.',
  identity_other: 'Sign in with your own account.',
  identity_mismatch: 'Compare both with the ID card.',
  identity_not_adult: 'Come back at eighteen.',
  card_mismatch: 'Check the number and the phone the bank knows.',
  card_not_debit: 'Use a debit card of your own.',
  verifier_unavailable: 'Try again in a moment.',
  identity_unavailable: 'Try again in a moment.',
  operation_unsupported: 'Look at the capabilities of the product, and choose another way.',
  lender_unavailable: 'Try again in a moment or choose another offer.',
}

const retryAfterSecondsOf = (problem: Problem): number | undefined => {
  const told = problem.facts['retryAfterSeconds']
  if (typeof told === 'number') return Math.max(1, Math.ceil(told))
  const { retry } = problemCodes[problem.code]
  return retry === 'later' || problem.code === 'idempotency_request_running' ? 1 : undefined
}

export type ProblemAnswer = {
  status: number
  body: ProblemDetails
  headers: Record<string, string>
}

/** A refusal as RFC 9457 Problem Details. */
export function answerOf(
  problem: Problem,
  to: { requestId: string; instance: string; baseUrl: string },
): ProblemAnswer {
  const { status, title } = problemCodes[problem.code]
  const wayOut = waysOut[problem.code]
  const retryAfter = retryAfterSecondsOf(problem)
  const body: ProblemDetails = {
    type: `${to.baseUrl}/docs/problems#${problem.code}`,
    title,
    status,
    ...(wayOut ? { detail: wayOut } : {}),
    instance: to.instance,
    code: problem.code,
    requestId: to.requestId,
    ...(Object.keys(problem.facts).length > 0 ? { facts: problem.facts } : {}),
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  }
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter)
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="miaoguo"'
  return { status, body, headers }
}

/** What was thrown, as a refusal; a bug becomes one fixed sentence, its story goes to the log alone. */
export function problemOf(error: unknown, log: (error: unknown) => void): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status === 400) return new Problem('malformed_json')
  log(error)
  return new Problem('internal_error')
}

/** The path without its secrets: a checkout token must not travel into somebody's error log. */
export const instanceOf = (path: string): string =>
  path.replace(/[^/]{20,}/g, (part) => (/^[a-z]{2,3}_\w+$/.test(part) ? part : '…'))

/** Answers a refusal on a route. */
export function sendProblem(c: Context, deps: Deps, problem: Problem): Response {
  const { status, body, headers } = answerOf(problem, {
    requestId: requestIdOf(c),
    instance: instanceOf(c.req.path),
    baseUrl: deps.env.PUBLIC_URL ?? '',
  })
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
  })
}
