import { expect, test } from 'vitest'
import { problemCodes } from './codes.ts'
import { invariant, Problem, ProblemDetails } from './problem.ts'

test.each(Object.entries(problemCodes))(
  '%s has a name, a status, a title and a way to go on',
  (code, it) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)+$/)
    expect(it.status).toBeGreaterThanOrEqual(400)
    expect(it.status).toBeLessThan(600)
    expect(it.title).toMatch(/^[A-Z][^.]+$/)
    expect(['never', 'same_key', 'later']).toContain(it.retry)
  },
)

test('what a caller did wrong is not made right by asking again; being busy is', () => {
  for (const { status, retry } of Object.values(problemCodes)) {
    if ([400, 401, 403, 404, 405, 413, 415, 422].includes(status)) expect(retry).toBe('never')
    if (status === 429 || status >= 502) expect(retry).toBe('later')
  }
})

/** Version 1 of the API. A new code may be added here; none may be taken away or change its status. */
const spoken: Record<number, string> = {
  400: 'malformed_json input_invalid idempotency_key_missing idempotency_key_invalid',
  401: 'credentials_missing credentials_invalid session_expired login_code_invalid',
  403: 'login_blocked origin_not_allowed',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'idempotency_request_running service_request_open checkout_not_open checkout_expired checkout_reference_taken checkout_application_pending offer_expired offer_withdrawn disclosure_outdated disclosure_not_confirmed disclosure_reading_time_unmet consent_missing consent_used',
  413: 'body_too_large',
  415: 'content_type_unsupported',
  422: 'idempotency_key_reused terms_invalid amounts_do_not_add_up amount_out_of_range currency_not_supported url_not_allowed',
  429: 'rate_limited',
  500: 'internal_error',
  501: 'operation_unsupported',
  502: 'identity_unavailable',
  503: 'lender_unavailable',
}

test('codes are forever: what was once spoken is still spoken, with its status', () => {
  for (const [status, codes] of Object.entries(spoken)) {
    for (const code of codes.split(' ')) {
      expect(problemCodes).toHaveProperty([code, 'status'], Number(status))
    }
  }
})

test('a problem carries its code, its facts and the fields at fault', () => {
  const problem = new Problem('amount_out_of_range', { maxMinor: 5_000_000 }, [
    { pointer: '/amountMinor', message: 'is too large' },
  ])
  expect(problem).toBeInstanceOf(Error)
  expect(problem).toMatchObject({ code: 'amount_out_of_range', facts: { maxMinor: 5_000_000 } })
  expect(problem.message).toBe(problemCodes.amount_out_of_range.title)
  expect(problem.errors[0]?.pointer).toBe('/amountMinor')
})

test('details on the wire with an unknown code are not understood as one we know', () => {
  const wire = { type: 't', title: 'T', status: 409, requestId: 'req_1', code: 'offer_expired' }
  expect(ProblemDetails.safeParse(wire).success).toBe(true)
  expect(ProblemDetails.safeParse({ ...wire, code: 'offer_eaten' }).success).toBe(false)
})

test('a broken promise stops the program and says which', () => {
  expect(() => invariant(1 + 1 === 3, 'sums are right')).toThrow('invariant broken: sums are right')
  expect(() => invariant(true, 'never said')).not.toThrow()
})
