import { LoanId, type CheckoutId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import * as attempts from '../attempts/store.ts'
import * as audit from '../audit/store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { openAuthorization } from '../authorizations/open-authorization.ts'
import * as checkouts from '../checkouts/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { Booking, Trace } from '../lenders/lender.ts'
import { schedulesAgree } from '../offers/price.ts'
import { appendEvent } from '../outbox/append-event.ts'
import { releaseReservation } from '../campaigns/reserve-budget.ts'
import { failureOf } from './failure.ts'
import * as installments from './installment-store.ts'
import { nextAskMs } from './patience.ts'
import { settleSubsidy } from './settle-subsidy.ts'
import * as loans from './store.ts'

export type Outcome = Exclude<Booking, { outcome: 'refused' }>
type Approved = Extract<Outcome, { outcome: 'approved' }>
type Declined = Extract<Outcome, { outcome: 'declined' }>

/** Keeps what a lender told of an origination, once. What is not its last word is asked again. */
export async function settleOrigination(
  deps: Deps,
  it: attempts.Origination,
  outcome: Outcome,
): Promise<void> {
  if (outcome.outcome === 'approved' && !asDisclosed(it, outcome)) return alarm(deps, it, outcome)
  await deps.db.transaction().execute(async (tx) => {
    if (outcome.outcome === 'pending' || outcome.outcome === 'unknown')
      return keepAsking(deps, tx, { it, outcome })
    // Checkout first, then application: the order in which applying takes them.
    await checkouts.lockById(tx, it.checkoutId)
    const status = await loans.lockStatus(tx, it.applicationId)
    if (status !== 'pending') return contradiction(deps, tx, { it, outcome, status })
    const { creditLineReference: creditLineId } = it.agreed
    // Of a line that was drawn, or did not leave enough, the lender is asked what it leaves now.
    if (creditLineId) await deps.jobs.enqueue(tx, 'carry-credit-line', { creditLineId })
    return outcome.outcome === 'approved'
      ? approve(deps, tx, { it, outcome })
      : decline(deps, tx, { it, outcome })
  })
  const facts = {
    attemptId: it.attemptId,
    outcome: outcome.outcome,
    correlationId: outcome.correlationId,
  }
  if (outcome.outcome === 'unknown')
    deps.log.warn({ ...facts, reason: outcome.reason }, 'origination unknown')
  else deps.log.info(facts, 'origination answered')
}

/** The lender's own id of the exchange: for the audit, where it is looked for, and for no log. */
const theirs = (it: Trace): Record<string, string> =>
  it.lenderCorrelationId === undefined ? {} : { lenderCorrelationId: it.lenderCorrelationId }

/** The loan in the lender's books is the one that was shown, to the minor unit and the day; or of the amount, if it showed its own. */
const asDisclosed = ({ sheet, agreed }: attempts.Origination, booked: Approved): boolean =>
  booked.principalMinor === agreed.principalMinor &&
  booked.currency === agreed.currency &&
  (sheet === null || schedulesAgree(booked.schedule, sheet.schedule))

/** A loan other than the one agreed is nobody's loan yet: it stays pending, people are called, the lender is asked again. */
async function alarm(deps: Deps, it: attempts.Origination, booked: Approved): Promise<void> {
  const facts = {
    attemptId: it.attemptId,
    lenderId: it.lenderId,
    correlationId: booked.correlationId,
  }
  deps.log.error({ ...facts, alarm: 'schedule_mismatch' }, 'schedule_mismatch')
  await deps.db.transaction().execute(async (tx) => {
    await audit.append(tx, {
      at: deps.now(),
      actor: it.lenderId,
      action: 'schedule_mismatch',
      subject: it.applicationId,
      facts: { ...facts, ...theirs(booked), lenderLoanReference: booked.loanReference },
    })
    await keepAsking(deps, tx, { it, outcome: booked })
  })
}

/** Only the first asking is enqueued here; each later one enqueues its successor before it asks. */
async function keepAsking(deps: Deps, tx: Tx, { it, outcome }: Told<Outcome>): Promise<void> {
  const at = deps.now()
  if (outcome.outcome === 'pending') await loans.markUnderReview(tx, it.applicationId, at)
  else await checkouts.noteFailure(tx, it.checkoutId, failureOf(outcome, at))
  await attempts.markUnknown(tx, it.attemptId)
  if (it.asks === 0)
    await deps.jobs.enqueue(
      tx,
      'ask-lender-again',
      { attemptId: it.attemptId },
      { afterMs: nextAskMs(0) },
    )
}

type Told<O extends Outcome> = { it: attempts.Origination; outcome: O }

async function approve(deps: Deps, tx: Tx, { it, outcome }: Told<Approved>): Promise<void> {
  const at = deps.now()
  const loanId = LoanId.parse(deps.newId('loan'))
  // A lender that tells no end of a hold has drawn at once, whatever was asked.
  const held = it.captureMode === 'manual' && outcome.authorizationExpiresAt !== null
  await keepLoan(deps, tx, { it, outcome, loanId, held })
  await loans.decide(tx, { id: it.applicationId, status: 'approved', reasons: [], loanId, at })
  await attempts.markTold(tx, {
    attemptId: it.attemptId,
    state: 'accepted',
    lenderLoanReference: outcome.loanReference,
  })
  const moved = await checkouts.move(tx, {
    id: it.checkoutId,
    event: held ? 'hold' : 'draw',
    ...(held ? {} : { paidAt: at }),
  })
  invariant(moved, 'a checkout with a pending application is pending')
  await openAuthorization(deps, tx, {
    ...it,
    loanId,
    lenderLoanReference: outcome.loanReference,
    productCode: it.agreed.productCode,
    currency: it.agreed.currency,
    amountMinor: it.agreed.principalMinor,
    lenderExpiresAt: held ? outcome.authorizationExpiresAt : null,
  })
  if (!held && it.agreed.subsidy) await settleDrawn(deps, tx, it.checkoutId)
  if (!held)
    await appendEvent(deps, tx, { type: 'checkout.paid', checkoutId: it.checkoutId, loanId })
  await audit.append(tx, {
    at,
    actor: it.lenderId,
    action: 'loan.approved',
    subject: it.applicationId,
    facts: {
      loanId,
      attemptId: it.attemptId,
      lenderLoanReference: outcome.loanReference,
      correlationId: outcome.correlationId,
      ...theirs(outcome),
    },
  })
}

/** What was promised of a campaign's budget is spent when the loan is drawn. */
async function settleDrawn(deps: Deps, tx: Tx, checkoutId: CheckoutId): Promise<void> {
  const checkout = await checkouts.findById(tx, checkoutId)
  invariant(checkout?.authorizationId, 'an approved order has an authorization')
  await settleSubsidy(deps, tx, checkout.authorizationId)
}

type Kept = Told<Approved> & { loanId: LoanId; held: boolean }

/** The loan as it was disclosed. What is held asks for nothing yet: its rows are made when it is drawn. */
async function keepLoan(deps: Deps, tx: Tx, { it, outcome, loanId, held }: Kept): Promise<void> {
  const { sheet, agreed, borrowerId } = it
  await loans.insertLoan(tx, {
    id: loanId,
    applicationId: it.applicationId,
    checkoutId: it.checkoutId,
    borrowerId,
    merchantId: it.merchantId,
    lenderId: it.lenderId,
    status: held ? 'approved' : 'active',
    principalMinor: agreed.principalMinor,
    currency: agreed.currency,
    schedule: sheet?.schedule ?? [],
    annualRatePpm: sheet?.annualRatePpm ?? null,
    annualRateConvention: sheet?.annualRateConvention ?? null,
    totalCostMinor: sheet?.totalCostMinor ?? null,
    totalOfPaymentsMinor: sheet?.totalOfPaymentsMinor ?? null,
    disclosureDigest: sheet && it.disclosureDigest,
    lenderLoanReference: outcome.loanReference,
    drawnOn: sheet?.drawnOn ?? null,
    firstDueOn: sheet?.schedule[0]?.dueOn ?? null,
    creditLineId: agreed.creditLineReference ?? null,
    createdAt: deps.now(),
  })
  if (held || !sheet) return
  const rows = sheet.schedule.map((row) => ({ ...row, paidMinor: 0 }))
  const { currency } = agreed
  const on = atMerchantTime(deps, it.clockAheadMs).today()
  await installments.replace(tx, { id: loanId, borrowerId, currency, rows, on })
}

/** A no frees the checkout: another lender may be tried. */
async function decline(deps: Deps, tx: Tx, { it, outcome }: Told<Declined>): Promise<void> {
  const at = deps.now()
  await loans.decide(tx, {
    id: it.applicationId,
    status: 'declined',
    reasons: outcome.reasons,
    loanId: null,
    at,
  })
  await releaseReservation(deps, tx, it.applicationId)
  await attempts.markTold(tx, {
    attemptId: it.attemptId,
    state: 'refused',
    lenderLoanReference: null,
  })
  await checkouts.move(tx, { id: it.checkoutId, event: 'decline' })
  await checkouts.noteFailure(tx, it.checkoutId, failureOf(outcome, at))
  await appendEvent(deps, tx, {
    type: 'checkout.declined',
    checkoutId: it.checkoutId,
    loanId: null,
  })
  await audit.append(tx, {
    at,
    actor: it.lenderId,
    action: 'application.declined',
    subject: it.applicationId,
    facts: {
      attemptId: it.attemptId,
      reasons: outcome.reasons.join(' '),
      correlationId: outcome.correlationId,
      ...theirs(outcome),
    },
  })
}

/** Told before; the same again is an echo, and something else is a matter for people. */
async function contradiction(
  deps: Deps,
  tx: Tx,
  { it, outcome, status }: Told<Approved | Declined> & { status: string | undefined },
): Promise<void> {
  if (outcome.outcome === status) return
  const facts = {
    attemptId: it.attemptId,
    was: status ?? null,
    told: outcome.outcome,
    correlationId: outcome.correlationId,
  }
  deps.log.error(facts, 'lender contradicts itself')
  if (status === 'declined' && outcome.outcome === 'approved')
    await deps.jobs.enqueue(tx, 'release-orphan', {
      attemptId: it.attemptId,
      loanReference: outcome.loanReference,
    })
  await audit.append(tx, {
    at: deps.now(),
    actor: it.lenderId,
    action: 'lender.contradiction',
    subject: it.applicationId,
    facts: { ...facts, ...theirs(outcome) },
  })
}
