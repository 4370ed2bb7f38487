import type { CheckoutFailure } from '@miaoguo/shared/checkout/checkout'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Booking, OutageReason } from '../lenders/lender.ts'

type Code = CheckoutFailure['code']
type Outcome = Exclude<Booking, { outcome: 'refused' | 'pending' }>

const codes: Record<OutageReason, Code> = {
  timeout: 'lender_timeout',
  unreachable: 'lender_unavailable',
  server_error: 'lender_unavailable',
  busy: 'lender_unavailable',
  circuit_open: 'lender_unavailable',
  queue_full: 'lender_unavailable',
  refused: 'lender_refused',
  not_found: 'lender_refused',
  unsupported: 'lender_refused',
  answer_too_large: 'lender_answer_invalid',
  answer_not_json: 'lender_answer_invalid',
  answer_off_contract: 'lender_answer_invalid',
  answer_unsigned: 'lender_answer_invalid',
  answer_signature_invalid: 'lender_answer_invalid',
}

/** What a merchant may know of a failure. Why a person was declined is between the person and the lender. */
export function failureOf(it: Outcome, at: Instant): CheckoutFailure {
  const correlationId = it.lenderCorrelationId ?? it.correlationId
  switch (it.outcome) {
    case 'unknown':
      return { code: codes[it.reason], correlationId, at }
    case 'declined':
      return {
        code: it.reasons.includes('offer_lapsed') ? 'offer_lapsed' : 'loan_declined',
        correlationId,
        at,
      }
    case 'approved':
      // An approval that fails is one of another loan than the one agreed.
      return { code: 'schedule_mismatch', correlationId, at }
  }
}
