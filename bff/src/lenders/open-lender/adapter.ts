import { openLenderContract, type LenderLoan } from '@miaoguo/shared/contract/lender/open-lender'
import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhenResult } from 'cockatiel'
import { randomUUID } from 'node:crypto'
import type { Asked, Booking, Found, Lender, Outage, Origination } from '../lender.ts'
import { ask, type Target } from './client.ts'

/** Failures in a row after which a lender is left in peace, and for how long. */
const failuresMax = 8
const restMs = 5000

/** A lender that speaks the Open Lender API. */
export function openLender(target: Target): Lender {
  const rested = withRest()
  return {
    terms: () => ask(target, openLenderContract.terms, {}),
    quote: (question) =>
      rested(() =>
        ask(target, openLenderContract.quote, {
          body: question,
          idempotencyKey: question.requestReference,
        }),
      ),
    // Money moves here: these two are always asked, a resting lender or not.
    originate: (origination) => originate(target, origination),
    statusByReference: (reference) => statusByReference(target, reference),
  }
}

/** A lender that keeps failing is not asked for a while, so that borrowers do not wait for it. */
function withRest() {
  const down = handleWhenResult((result) => isDown(result as Asked<unknown>))
  const circuit = circuitBreaker(down, {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(failuresMax),
  })
  return async <T>(work: () => Promise<Asked<T>>): Promise<Asked<T>> => {
    try {
      return await circuit.execute(work)
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        return { ok: false, reason: 'circuit_open', correlationId: randomUUID() }
      throw error
    }
  }
}

const isDown = (it: Asked<unknown>): boolean =>
  !it.ok && (it.reason === 'timeout' || it.reason === 'unreachable' || it.reason === 'server_error')

async function originate(target: Target, origination: Origination): Promise<Booking> {
  const asked = await ask(target, openLenderContract.originate, {
    body: origination,
    idempotencyKey: origination.originationReference,
  })
  if (asked.ok) return bookingOf(asked.value, origination.originationReference, asked.correlationId)
  const said = asked.reason === 'refused' || asked.reason === 'not_found'
  return said
    ? { outcome: 'refused', status: asked.status ?? 0, correlationId: asked.correlationId }
    : unknown(asked)
}

async function statusByReference(target: Target, reference: string): Promise<Found> {
  const asked = await ask(target, openLenderContract.loanByReference, { params: { reference } })
  if (asked.ok) return bookingOf(asked.value, reference, asked.correlationId)
  return asked.reason === 'not_found'
    ? { outcome: 'not_found', correlationId: asked.correlationId }
    : unknown(asked)
}

const unknown = (it: Outage) =>
  ({ outcome: 'unknown', reason: it.reason, correlationId: it.correlationId }) as const

/** The lender's record in our words; a record that contradicts itself or names another loan is no answer. */
function bookingOf(
  loan: LenderLoan,
  reference: string,
  correlationId: string,
): Exclude<Found, { outcome: 'not_found' }> {
  const offContract = { outcome: 'unknown', reason: 'answer_off_contract', correlationId } as const
  if (loan.originationReference !== reference) return offContract
  switch (loan.status) {
    case 'pending':
      return { outcome: 'pending', correlationId }
    case 'declined':
    case 'cancelled':
      return {
        outcome: 'declined',
        reasons: loan.reasons.length > 0 ? loan.reasons : ['lender_policy'],
        correlationId,
      }
    case 'approved':
      if (loan.loanReference === null) return offContract
      return {
        outcome: 'approved',
        loanReference: loan.loanReference,
        principalMinor: loan.principalMinor,
        currency: loan.currency,
        schedule: loan.schedule,
        correlationId,
      }
  }
}
