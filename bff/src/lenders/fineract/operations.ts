import type { Currency } from '@miaoguo/shared/money/money'
import type { OperationRefusal, PayoffQuote } from '@miaoguo/shared/loan/operation'
import { decimalOf, minorOf } from '../decimal.ts'
import type { AmountAsked, Asked, Moved, OperationAsked, RepaymentAsked, Trace } from '../lender.ts'
import { notMoved } from '../unsupported.ts'
import { offContract, traceOf, unknownOf } from '../vendor.ts'
import { ask, type FineractTarget } from './client.ts'
import { dialect, readLoan, step } from './origination.ts'
import { statusOf, toPayoff, toState } from './translate.ts'
import { WirePayoff, type WireLoan } from './wire.ts'
import * as z from 'zod/mini'

const declined = (trace: Trace, refusal: OperationRefusal): Moved => ({
  ...traceOf(trace),
  outcome: 'declined',
  refusal,
})

/** What an operation of ours already did, told by its external id; undefined when it did nothing yet. */
function done(loan: WireLoan, it: AmountAsked, trace: Trace): Moved | undefined {
  const known = loan.transactions?.find(
    (one) => one.externalId === it.operationReference && one.manuallyReversed !== true,
  )
  if (!known) return undefined
  if (minorOf(known.amount, it.currency) !== it.amountMinor)
    return { ...traceOf(trace), outcome: 'unknown', reason: 'refused' }
  const position = positionOf(loan)
  return { ...traceOf(trace), outcome: 'settled', amountMinor: it.amountMinor, position }
}

const positionOf = (loan: WireLoan) => {
  const state = toState(loan)
  if (!state) return null
  const { schedule: _schedule, ...position } = state
  return position
}

type Judged = { refusal: OperationRefusal } | { send(): Promise<Asked<unknown>> }

/** Reads, judges, sends, and reads again what it did: an operation known by its reference is never sent twice. */
async function move(
  target: FineractTarget,
  it: AmountAsked,
  judge: (loan: WireLoan) => Judged | Promise<Judged>,
): Promise<Moved> {
  const before = await readLoan(target, it.loanReference)
  if (!before.ok) return unknownOf(before)
  const known = done(before.value, it, before)
  if (known) return known
  const judged = await judge(before.value)
  if ('refusal' in judged) return declined(before, judged.refusal)
  const sent = await judged.send()
  if (!sent.ok && sent.reason !== 'refused') return unknownOf(sent)
  const after = await readLoan(target, it.loanReference)
  if (!after.ok) return unknownOf(after)
  const told = done(after.value, it, after)
  if (told) return told
  return sent.ok ? unknownOf(offContract(after)) : declined(sent, 'lender_policy')
}

const amountOf = (it: AmountAsked): number => Number(decimalOf(it.amountMinor, it.currency))

export const capture = (target: FineractTarget, it: AmountAsked): Promise<Moved> =>
  move(target, it, (loan) => {
    const authorizedMinor = minorOf(loan.approvedPrincipal ?? loan.principal, it.currency) ?? 0
    switch (statusOf(loan.status.id)) {
      case 'withdrawn':
      case 'rejected':
        return { refusal: 'loan_cancelled' }
      case 'active':
      case 'closed':
      case 'written_off':
        return { refusal: 'amount_exceeds_authorized' }
      case 'submitted':
      case undefined:
        return { refusal: 'loan_not_active' }
      case 'approved':
        break
    }
    if (it.amountMinor > authorizedMinor) return { refusal: 'amount_exceeds_authorized' }
    if (it.amountMinor < authorizedMinor) return { refusal: 'amount_not_whole' }
    const body = {
      actualDisbursementDate: it.today,
      transactionAmount: amountOf(it),
      externalId: it.operationReference,
    }
    const asked = { command: 'disburse', body, key: it.operationReference }
    return { send: () => step(target, it.loanReference, asked) }
  })

const transact = (target: FineractTarget, command: string, it: AmountAsked) =>
  ask(
    target,
    {
      method: 'POST',
      path: `/v1/loans/external-id/${encodeURIComponent(it.loanReference)}/transactions`,
      query: { command },
      body: {
        ...dialect,
        transactionDate: it.today,
        transactionAmount: amountOf(it),
        externalId: it.operationReference,
      },
      key: it.operationReference,
    },
    z.unknown(),
  )

export const refund = (target: FineractTarget, it: AmountAsked): Promise<Moved> =>
  move(target, it, (loan) => {
    const state = toState(loan)
    if (!state || state.capturedMinor === 0) return { refusal: 'loan_not_active' }
    if (it.amountMinor > state.capturedMinor - (state.refundedMinor ?? 0))
      return { refusal: 'amount_exceeds_captured' }
    return { send: () => transact(target, 'merchantIssuedRefund', it) }
  })

export const repay = async (target: FineractTarget, it: RepaymentAsked): Promise<Moved> => {
  // How Fineract spreads money ahead is its product's own setting, which we cannot ask for.
  if (it.kind === 'prepayment' || it.kind === 'withdrawal') return notMoved()
  return move(target, it, async (loan) => {
    if (statusOf(loan.status.id) !== 'active') return { refusal: 'loan_not_active' }
    if (it.kind === 'payoff') {
      const quote = await quotePayoff(target, {
        loanReference: it.loanReference,
        payOn: it.today,
        currency: it.currency,
      })
      if (quote.ok && quote.value.totalMinor !== it.amountMinor)
        return { refusal: 'payoff_amount_changed' }
    }
    return { send: () => transact(target, 'repayment', it) }
  })
}

/** Withdraws an approval of which nothing was drawn; Fineract wants it undone first. */
export async function cancel(target: FineractTarget, it: OperationAsked): Promise<Moved> {
  const before = await readLoan(target, it.loanReference)
  if (!before.ok) return unknownOf(before)
  const status = statusOf(before.value.status.id)
  if (status === 'active' || status === 'closed' || status === 'written_off')
    return declined(before, 'loan_captured')
  if (status === 'approved') {
    const asked = { command: 'undoApproval', body: {}, key: `${it.operationReference} undo` }
    const undone = await step(target, it.loanReference, asked)
    if (!undone.ok && undone.reason !== 'refused') return unknownOf(undone)
  }
  if (status === 'approved' || status === 'submitted') {
    const body = { withdrawnOnDate: it.today }
    const asked = { command: 'withdrawnByApplicant', body, key: it.operationReference }
    const gone = await step(target, it.loanReference, asked)
    if (!gone.ok && gone.reason !== 'refused') return unknownOf(gone)
  }
  const after = await readLoan(target, it.loanReference)
  if (!after.ok) return unknownOf(after)
  const position = positionOf(after.value)
  return position?.status === 'cancelled'
    ? { ...traceOf(after), outcome: 'settled', amountMinor: position.authorizedMinor, position }
    : { ...traceOf(after), outcome: 'unknown', reason: 'answer_off_contract' }
}

export async function quotePayoff(
  target: FineractTarget,
  it: { loanReference: string; payOn: string; currency: Currency },
): Promise<Asked<PayoffQuote>> {
  const asked = await ask(
    target,
    {
      method: 'GET',
      path: `/v1/loans/external-id/${encodeURIComponent(it.loanReference)}/transactions/template`,
      query: { command: 'prepayLoan', transactionDate: it.payOn, ...dialect },
    },
    WirePayoff,
  )
  if (!asked.ok) return asked
  const quote = toPayoff(asked.value, it)
  return quote ? { ...traceOf(asked), ok: true, value: quote } : offContract(asked)
}
