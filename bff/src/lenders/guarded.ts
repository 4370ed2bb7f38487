import {
  bulkhead,
  BrokenCircuitError,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleAll,
  noJitterGenerator,
} from 'cockatiel'
import { randomUUID } from 'node:crypto'
import type { Asked, Lender, OutageReason } from './lender.ts'
import { OutOfPatience, within } from './patience.ts'

/** How much of us one lender may hold, and how long it may be held. */
export type Limits = {
  timeoutMs: number
  /** Questions for quotes at the lender at once, and waiting for their turn. */
  concurrent: number
  queued: number
  /** The first rest after it failed; each further one is longer. */
  restMs?: number
}

export type Circuit = 'closed' | 'open' | 'half_open'
/** How a lender fares, for operators. */
export type Load = { circuit: Circuit; asking: number; waiting: number; refused: number }
export type Guarded = { lender: Lender; load(): Load }

/** Failures in a row after which a lender is left in peace. */
const failuresMax = 8
const firstRestMs = 5000
const longestRestMs = 60_000
/** A port times its own calls; this ends what it forgot to end, and what waited too long for its turn. */
const graceMs = 250

const circuits: Record<CircuitState, Circuit> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Isolated]: 'open',
}

/**
 * A lender that can hold up nobody but itself: each question has a time, a bounded number run at once, and one that
 * keeps failing is left alone. While it rests it is asked for its terms in nobody's name; only when it tells those
 * is one borrower's question let through to see whether it is well again.
 */
export function guard(
  lender: Lender,
  limits: Limits,
  onCircuit: (circuit: Circuit) => void = () => undefined,
): Guarded {
  // No queue: how long a booking may be on its way is counted from the moment it was written down.
  const money = bulkhead(limits.concurrent, 0)
  const patienceMs = limits.timeoutMs + graceMs
  const quotes = quoteLane(limits, patienceMs, onCircuit)

  /** Money moves here: a resting lender is asked all the same, because only it knows what became of a loan. */
  const moved = async <T>(work: () => Promise<T>): Promise<T | Unknown> => {
    try {
      return await within(patienceMs, () => money.execute(work))
    } catch (error) {
      return { outcome: 'unknown', reason: reasonOf(error), correlationId: randomUUID() }
    }
  }
  const told = async <T>(work: () => Promise<Asked<T>>): Promise<Asked<T>> => {
    try {
      return await within(patienceMs, work)
    } catch (error) {
      return outage(reasonOf(error))
    }
  }
  return {
    load: () => {
      const load = quotes.load()
      return { ...load, asking: load.asking + limits.concurrent - money.executionSlots }
    },
    lender: {
      terms: async () => {
        const asked = await told(() => lender.terms())
        if (asked.ok) quotes.wake()
        return asked
      },
      quote: (question) => quotes.ask(() => lender.quote(question)),
      originate: (it) => moved(() => lender.originate(it)),
      statusByReference: (it) => moved(() => lender.statusByReference(it)),
      capture: (it) => moved(() => lender.capture(it)),
      cancel: (it) => moved(() => lender.cancel(it)),
      releaseRemaining: (it) => moved(() => lender.releaseRemaining(it)),
      extendAuthorization: (it) => moved(() => lender.extendAuthorization(it)),
      refund: (it) => moved(() => lender.refund(it)),
      repay: (it) => moved(() => lender.repay(it)),
      acceptRelief: (it) => moved(() => lender.acceptRelief(it)),
      operationByReference: (it) => moved(() => lender.operationByReference(it)),
      openHandoff: (it) => told(() => lender.openHandoff(it)),
      handoff: (it) => told(() => lender.handoff(it)),
      dropHandoff: (it) => told(() => lender.dropHandoff(it)),
      loan: (it) => told(() => lender.loan(it)),
      previewRefund: (it) => told(() => lender.previewRefund(it)),
      quotePayoff: (it) => told(() => lender.quotePayoff(it)),
      quoteWithdrawal: (it) => told(() => lender.quoteWithdrawal(it)),
      fileServiceRequest: (it) => told(() => lender.fileServiceRequest(it)),
      serviceRequestByReference: (it) => told(() => lender.serviceRequestByReference(it)),
      openCreditLine: (it) => told(() => lender.openCreditLine(it)),
      creditLine: (it) => told(() => lender.creditLine(it)),
      closeCreditLine: (it) => told(() => lender.closeCreditLine(it)),
      setUpMandate: (it) => told(() => lender.setUpMandate(it)),
      mandate: (it) => told(() => lender.mandate(it)),
      cancelMandate: (it) => told(() => lender.cancelMandate(it)),
      settlementCertificate: (it) => told(() => lender.settlementCertificate(it)),
      dispute: (it) => told(() => lender.dispute(it)),
      submitEvidence: (it) => told(() => lender.submitEvidence(it)),
      acceptDispute: (it) => told(() => lender.acceptDispute(it)),
      listLoans: (it) => told(() => lender.listLoans(it)),
      listSettlementLines: (it) => told(() => lender.listSettlementLines(it)),
      // Nobody is asked: what came in is verified here.
      readNotification: (it) => lender.readNotification(it),
    },
  }
}

/** Where borrowers wait: a bulkhead and a circuit, and nobody waits for a lender that rests. */
function quoteLane(limits: Limits, patienceMs: number, onCircuit: (circuit: Circuit) => void) {
  const room = bulkhead(limits.concurrent, limits.queued)
  const circuit = circuitBreaker(
    handleAll.orWhenResult((it) => isDown(it as Asked<unknown>)),
    {
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: limits.restMs ?? firstRestMs,
        maxDelay: longestRestMs,
        generator: noJitterGenerator,
      }),
      breaker: new ConsecutiveBreaker(failuresMax),
    },
  )
  let awake = true
  let refused = 0
  circuit.onStateChange((state) => {
    if (state === CircuitState.Open) awake = false
    onCircuit(circuits[state])
  })
  const resting = (): boolean =>
    circuit.state === CircuitState.HalfOpen || (circuit.state === CircuitState.Open && !awake)
  const refuse = (reason: OutageReason) => {
    refused += 1
    return outage(reason)
  }
  return {
    wake: (): void => void (awake = true),
    load: (): Load => ({
      circuit: circuits[circuit.state],
      asking: limits.concurrent - room.executionSlots,
      waiting: limits.queued - room.queueSlots,
      refused,
    }),
    ask: async <T>(work: () => Promise<Asked<T>>): Promise<Asked<T>> => {
      if (resting()) return refuse('circuit_open')
      try {
        // The circuit is innermost: who waited for a turn while it opened is answered at once.
        return await within(patienceMs, (isOver) =>
          room.execute(async () => {
            // Nobody is asked for somebody who has gone.
            if (isOver()) throw new OutOfPatience()
            return await circuit.execute(work)
          }),
        )
      } catch (error) {
        return refuse(reasonOf(error))
      }
    },
  }
}

type Unknown = { outcome: 'unknown'; reason: OutageReason; correlationId: string }

const outage = (reason: OutageReason) =>
  ({ ok: false, reason, correlationId: randomUUID() }) as const

/** What a policy threw, in our words; anything else is a bug of an adapter and is one. */
function reasonOf(error: unknown): OutageReason {
  if (error instanceof BrokenCircuitError) return 'circuit_open'
  if (error instanceof BulkheadRejectedError) return 'queue_full'
  if (error instanceof OutOfPatience) return 'timeout'
  throw error
}

const isDown = (it: Asked<unknown>): boolean =>
  !it.ok && (it.reason === 'timeout' || it.reason === 'unreachable' || it.reason === 'server_error')
