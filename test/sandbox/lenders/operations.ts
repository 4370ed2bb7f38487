import { createHash } from 'node:crypto'
import type {
  LenderOperation,
  OperationKind as AnyKind,
  OperationRefusal,
  RefundPreview,
} from '@miaoguo/shared/loan/operation'
import * as accounts from './account.ts'
import type { Account } from './account.ts'
import { daysApart } from './arithmetic.ts'
import { payOff, payoffOf, prepay, withPenalty } from './repayments.ts'
import { undo, undoingOf } from './withdrawals.ts'

/** What is asked of a loan itself; a relief is asked of a request. */
export type OperationKind = Exclude<AnyKind, 'relief'>
export type OperationBody = {
  operationReference: string
  today: string
  amountMinor?: number
  currency?: string
  kind?: 'installment' | 'prepayment' | 'payoff' | 'withdrawal'
  keep?: 'installment' | 'term'
  repaidMinor?: number
}
type Verdict = { refusal: OperationRefusal } | { amountMinor: number; act(): void }

const days = (count: number): number => count * 86_400_000
const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString()
const refuse = (refusal: OperationRefusal): Verdict => ({ refusal })

const capabilitiesOf = (it: Account) => {
  if (!it.terms.capabilities) throw new Error('a product without capabilities has no operations')
  return it.terms.capabilities
}

/** Whether this lender will do it, and how; nothing is changed before `act`. */
export function judge(
  it: Account,
  asked: { kind: OperationKind; body: OperationBody; now: string },
): Verdict {
  const { kind, body, now } = asked
  if (body.currency !== undefined && body.currency !== it.currency) return refuse('lender_policy')
  switch (kind) {
    case 'capture':
      return judgeCapture(it, body, now)
    case 'cancel':
      if (it.capturedMinor > 0) return refuse('loan_captured')
      return { amountMinor: accounts.remainingOf(it), act: () => void (it.cancelled = true) }
    case 'release': {
      if (it.capturedMinor === 0) return refuse('loan_not_active')
      const amountMinor = accounts.remainingOf(it)
      return { amountMinor, act: () => void (it.releasedMinor += amountMinor) }
    }
    case 'extension':
      return judgeExtension(it, now)
    case 'refund':
      return judgeRefund(it, body)
    case 'repayment':
      return judgeRepayment(it, body)
  }
}

function judgeCapture(it: Account, body: OperationBody, now: string): Verdict {
  const amountMinor = body.amountMinor ?? 0
  if (it.cancelled) return refuse('loan_cancelled')
  if (accounts.isExpired(it, now)) return refuse('authorization_expired')
  if (amountMinor > accounts.remainingOf(it)) return refuse('amount_exceeds_authorized')
  if (!capabilitiesOf(it).partialCapture && amountMinor !== it.authorizedMinor)
    return refuse('amount_not_whole')
  if (it.repaidMinor > 0 || it.refundedMinor > 0) return refuse('lender_policy')
  return { amountMinor, act: () => accounts.draw(it, amountMinor, body.today) }
}

function judgeExtension(it: Account, now: string): Verdict {
  if (it.cancelled) return refuse('loan_cancelled')
  if (accounts.remainingOf(it) === 0) return refuse('loan_captured')
  if (accounts.isExpired(it, now)) return refuse('authorization_expired')
  const act = (): void => {
    it.expiresAt = later(now, days(capabilitiesOf(it).authorizationDays))
  }
  return { amountMinor: accounts.remainingOf(it), act }
}

function judgeRefund(it: Account, body: OperationBody): Verdict {
  const amountMinor = body.amountMinor ?? 0
  const { partialRefund, refundWindowDays } = capabilitiesOf(it)
  if (it.capturedMinor === 0 || it.capturedOn === null) return refuse('loan_not_active')
  if (refundWindowDays !== null && daysApart(it.capturedOn, body.today) > refundWindowDays)
    return refuse('refund_window_closed')
  if (amountMinor > it.capturedMinor - it.refundedMinor - accounts.disputedOf(it))
    return refuse('amount_exceeds_captured')
  if (!partialRefund && amountMinor !== it.capturedMinor) return refuse('amount_not_whole')
  const act = (): void => {
    const { reducesPrincipalMinor, scheduleAfter } = previewRefund(it, amountMinor)
    it.refundedMinor += amountMinor
    if (reducesPrincipalMinor > 0) it.rows = scheduleAfter
  }
  return { amountMinor, act }
}

/** A repayment of what is owed that day: what being late has cost by then is put into the rows with it. */
function judgeRepayment(it: Account, body: OperationBody): Verdict {
  // Taken by a mandate since its borrower looked: the same installment is not paid twice.
  if (body.repaidMinor !== undefined && it.repaidMinor > body.repaidMinor)
    return refuse('paid_meanwhile')
  if (body.kind === 'withdrawal') return judgePayment(it, it, body)
  const verdict = judgePayment(it, withPenalty(it, body.today), body)
  if ('refusal' in verdict) return verdict
  const act = (): void => {
    it.rows = withPenalty(it, body.today).rows
    it.lateThrough = body.today
    verdict.act()
  }
  return { ...verdict, act }
}

/** `now` is the account as it stands that day; `it` is what is then changed. */
function judgePayment(it: Account, now: Account, body: OperationBody): Verdict {
  const amountMinor = body.amountMinor ?? 0
  if (it.capturedMinor === 0 || accounts.owedOf(it) === 0) return refuse('loan_not_active')
  if (body.kind === 'withdrawal') return judgeWithdrawal(it, body)
  const payoff = payoffOf(now, body.today)
  const total = payoff.principalMinor + payoff.interestMinor + payoff.feeMinor
  if (body.kind === 'payoff') {
    if (amountMinor !== total) return refuse('payoff_amount_changed')
    return { amountMinor, act: () => payOff(it, payoff, body.today) }
  }
  if (body.kind === 'prepayment') {
    const { keep, today } = body
    const late = now.rows.some((row) => row.paidMinor < row.totalMinor && row.dueOn < today)
    if (
      keep === undefined ||
      late ||
      it.subsidy ||
      accounts.isOfTwoRates(it, today) ||
      !capabilitiesOf(it).prepayment?.includes(keep)
    )
      return refuse('lender_policy')
    if (amountMinor >= total) return refuse('amount_exceeds_outstanding')
    return { amountMinor, act: () => prepay(it, { amountMinor, keep, today }) }
  }
  if (amountMinor > accounts.owedOf(now)) return refuse('amount_exceeds_outstanding')
  return { amountMinor, act: () => accounts.payInto(it, amountMinor) }
}

function judgeWithdrawal(it: Account, body: OperationBody): Verdict {
  if (capabilitiesOf(it).withdrawal !== true) return refuse('lender_policy')
  const undoing = undoingOf(it)
  if (body.today > undoing.lastOn) return refuse('withdrawal_period_over')
  const amountMinor = body.amountMinor ?? 0
  if (amountMinor !== undoing.totalMinor) return refuse('withdrawal_amount_changed')
  return { amountMinor, act: () => undo(it, amountMinor, body.today) }
}

/** What a refund would do. More than is owed goes back to the borrower. */
export function previewRefund(it: Account, amountMinor: number): RefundPreview {
  const reducesPrincipalMinor = Math.min(amountMinor, accounts.outstandingOf(it))
  return {
    amountMinor,
    currency: it.currency,
    reducesPrincipalMinor,
    toBorrowerMinor: amountMinor - reducesPrincipalMinor,
    scheduleAfter: accounts.refunded(it, reducesPrincipalMinor),
  }
}

/** The same operation in the same words, whatever the order of its fields. */
export const inputOf = (kind: OperationKind, loanReference: string, body: OperationBody): string =>
  createHash('sha256')
    .update(
      JSON.stringify([kind, loanReference, body.amountMinor, body.currency, body.kind, body.keep]),
    )
    .digest('hex')

/** Does it, or writes down why not; both are kept under the reference. */
export function carryOut(
  it: Account,
  asked: { kind: OperationKind; body: OperationBody; now: string; settlesAt: string },
): LenderOperation {
  const { kind, body, now } = asked
  const verdict = judge(it, asked)
  const refusal = 'refusal' in verdict ? verdict.refusal : null
  if ('act' in verdict) verdict.act()
  const amountMinor = body.amountMinor ?? ('act' in verdict ? verdict.amountMinor : 0)
  const pending = refusal === null && asked.settlesAt > now
  const record: LenderOperation = {
    operationReference: body.operationReference,
    kind,
    status: refusal !== null ? 'declined' : pending ? 'pending' : 'settled',
    refusal,
    amountMinor,
    currency: it.currency,
    settledAt: refusal === null && !pending ? now : null,
    position: accounts.positionOf(it, now),
  }
  it.operations.push({
    input: inputOf(kind, it.loanReference, body),
    record,
    settlesAt: asked.settlesAt,
  })
  if (refusal === null && (kind === 'capture' || kind === 'refund'))
    it.lines.push({
      lineReference: `line-${body.operationReference}`.slice(0, 64),
      loanReference: it.loanReference,
      operationReference: body.operationReference,
      kind,
      direction: kind === 'capture' ? 'to_merchant' : 'from_merchant',
      amountMinor,
      currency: it.currency,
      settledOn: body.today,
    })
  const movesSubsidy = kind === 'capture' || kind === 'refund' || body.kind === 'withdrawal'
  if (refusal === null && movesSubsidy)
    accounts.settleSubsidy(it, body.operationReference, body.today)
  return record
}
