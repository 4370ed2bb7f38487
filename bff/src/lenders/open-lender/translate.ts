import type { LenderLoan } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderOperation } from '@miaoguo/shared/loan/operation'
import type { Asked, Found, FoundOperation, Moved, Outage, Trace } from '../lender.ts'

export const traceOf = (it: Trace): Trace => ({
  correlationId: it.correlationId,
  ...(it.lenderCorrelationId === undefined ? {} : { lenderCorrelationId: it.lenderCorrelationId }),
})

export const unknown = (it: Outage) =>
  ({ ...traceOf(it), outcome: 'unknown', reason: it.reason }) as const

/** The lender's record in our words; a record that contradicts itself or names another loan is no answer. */
export function toBooking(
  loan: LenderLoan,
  reference: string,
  trace: Trace,
): Exclude<Found, { outcome: 'not_found' | 'unsupported' }> {
  const offContract = { ...trace, outcome: 'unknown', reason: 'answer_off_contract' } as const
  if (loan.originationReference !== reference) return offContract
  switch (loan.status) {
    case 'pending':
      return { ...trace, outcome: 'pending' }
    case 'declined':
    case 'cancelled':
      return {
        ...trace,
        outcome: 'declined',
        reasons: loan.reasons.length > 0 ? loan.reasons : ['lender_policy'],
      }
    case 'approved':
      if (loan.loanReference === null) return offContract
      return {
        ...trace,
        outcome: 'approved',
        loanReference: loan.loanReference,
        principalMinor: loan.principalMinor,
        currency: loan.currency,
        schedule: loan.schedule,
        authorizationExpiresAt: loan.authorizationExpiresAt ?? null,
      }
  }
}

type Expected = { operationReference: string; amountMinor?: number; currency?: string }

/** What became of an operation; a record of another, or of another amount, is no answer. */
export function toMoved(asked: Asked<LenderOperation>, expected: Expected): Moved {
  if (!asked.ok) {
    if (asked.reason === 'unsupported') return { ...traceOf(asked), outcome: 'unsupported' }
    return unknown(asked)
  }
  const trace = traceOf(asked)
  const it = asked.value
  const other =
    it.operationReference !== expected.operationReference ||
    (expected.amountMinor !== undefined && it.amountMinor !== expected.amountMinor) ||
    (expected.currency !== undefined && it.currency !== expected.currency)
  if (other) return { ...trace, outcome: 'unknown', reason: 'answer_off_contract' }
  switch (it.status) {
    case 'settled':
      return { ...trace, outcome: 'settled', amountMinor: it.amountMinor, position: it.position }
    case 'declined':
      return { ...trace, outcome: 'declined', refusal: it.refusal ?? 'lender_policy' }
    case 'pending':
      return { ...trace, outcome: 'unknown', reason: 'in_progress' }
  }
}

export function toFoundOperation(asked: Asked<LenderOperation>, reference: string): FoundOperation {
  if (!asked.ok && asked.reason === 'not_found') return { ...traceOf(asked), outcome: 'not_found' }
  return toMoved(asked, { operationReference: reference })
}
