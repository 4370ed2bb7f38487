import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { LenderLoanStatus, LivingInstallment, LoanState } from '@miaoguo/shared/loan/operation'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps, JobData } from '../deps.ts'
import * as loans from '../loans/mirror-store.ts'
import { priceOf, schedulesAgree, type Price } from '../offers/price.ts'
import * as operations from './store.ts'
import type { StoredOperation } from './store.ts'

const statuses: Record<LenderLoanStatus, LoanStatus> = {
  authorized: 'approved',
  active: 'active',
  paid_off: 'paid_off',
  charged_off: 'charged_off',
  cancelled: 'cancelled',
  expired: 'cancelled',
}

/**
 * Brings a borrower's loan to what its lender keeps after a capture or a refund. A schedule that our own arithmetic does
 * not make, or that does not add up, is never shown: people are called and what was shown before stays.
 */
export async function mirrorLoan(deps: Deps, job: JobData['mirror-loan']): Promise<void> {
  const it = await authorizations.findById(deps.db, job.authorizationId)
  const entry = it && deps.lenders.byId(it.lenderId)
  if (!it || !entry) return
  const asked = await entry.lender.loan(it.lenderLoanReference)
  // Asked again by the queue, later and later; a lender that tells nothing is not asked again.
  if (!asked.ok && asked.reason !== 'unsupported')
    throw new Error(`loan of ${it.id}: ${asked.reason}`)
  const quote = await loans.findQuote(deps.db, it.loanId)
  const state = asked.ok ? asked.value : undefined
  const verdict = await deps.db.transaction().execute(async (tx) => {
    // Held, so that nothing older is written over what another capture or refund brought.
    const now = await authorizations.lockById(tx, it.id)
    const done = await operations.listOf(tx, it.id)
    return now ? write(tx, { before: it, now, done, state, quote }) : 'mirrored'
  })
  if (verdict === 'mismatch') await alarm(deps, it, asked.correlationId)
}

type Seen = {
  before: StoredAuthorization
  now: StoredAuthorization
  done: StoredOperation[]
  state: LoanState | undefined
  quote: LenderQuote | undefined
}

async function write(tx: Tx, seen: Seen): Promise<'mirrored' | 'later' | 'mismatch'> {
  const { now, state } = seen
  const principalMinor = now.capturedMinor
  if (!state || state.schedule === null) {
    if (principalMinor > 0) await loans.mirror(tx, now.loanId, { status: 'active', principalMinor })
    return 'mirrored'
  }
  if (!sameAsLenders(now, state)) return isMoving(seen) ? 'later' : 'mismatch'
  const schedule = state.schedule.map(promised)
  const price = computed(seen, { state, schedule })
  if (!agrees(state, { schedule, price })) return 'mismatch'
  const totalOfPaymentsMinor = schedule.reduce((sum, row) => sum + row.totalMinor, 0)
  await loans.mirror(tx, now.loanId, {
    status: statuses[state.status],
    ...(principalMinor > 0 ? { principalMinor } : {}),
    schedule,
    totalOfPaymentsMinor,
    totalCostMinor:
      totalOfPaymentsMinor - schedule.reduce((sum, row) => sum + row.principalMinor, 0),
    ...(price ? { annualRatePpm: price.annualRatePpm } : {}),
  })
  return 'mirrored'
}

/** Given back to the borrower, by refunds or by disputes: to a loan it is the same. */
const givenBack = (it: StoredAuthorization): number => it.refundedMinor + it.disputeLostMinor

const sameAsLenders = (it: StoredAuthorization, theirs: LoanState): boolean =>
  it.capturedMinor === theirs.capturedMinor &&
  givenBack(it) === (theirs.refundedMinor ?? givenBack(it))

const sameFigures = (a: StoredAuthorization, b: StoredAuthorization): boolean =>
  a.capturedMinor === b.capturedMinor && givenBack(a) === givenBack(b)

/** Something else is on its way, or came while we asked: what it brings is followed up by a job of its own. */
const isMoving = ({ before, now, done }: Seen): boolean =>
  !sameFigures(before, now) || done.some(operations.isOpen)

const promised = ({ paidMinor: _paid, ...row }: LivingInstallment): Installment => row

/** What the terms make of the amount drawn, as long as nothing was given back or repaid. */
function computed(
  { now, done, quote }: Seen,
  { state, schedule }: { state: LoanState; schedule: Installment[] },
): Price | undefined {
  const first = schedule[0]
  if (givenBack(now) > 0 || (state.repaidMinor ?? 0) > 0 || !first || !quote) return undefined
  const capture = done.find((one) => one.kind === 'capture' && one.state === 'done')
  return priceOf({
    ...quote,
    principalMinor: now.capturedMinor,
    drawnOn: capture?.askedOn ?? quote.drawnOn,
    firstDueOn: first.dueOn,
  })
}

function agrees(state: LoanState, it: { schedule: Installment[]; price: Price | undefined }) {
  if (it.price) return schedulesAgree(it.price.schedule, it.schedule)
  const sums = it.schedule.every(
    (row) => row.principalMinor + row.interestMinor + row.feeMinor === row.totalMinor,
  )
  const paid = (state.schedule ?? []).reduce(
    (sum, row) => sum + Math.max(0, row.paidMinor - row.interestMinor - row.feeMinor),
    0,
  )
  const principal = it.schedule.reduce((sum, row) => sum + row.principalMinor, 0)
  return sums && (state.outstandingMinor ?? principal - paid) === principal - paid
}

async function alarm(deps: Deps, it: StoredAuthorization, correlationId: string): Promise<void> {
  const facts = { authorizationId: it.id, lenderId: it.lenderId, correlationId }
  deps.log.error({ ...facts, alarm: 'schedule_mismatch' }, 'schedule_mismatch')
  await audit.append(deps.db, {
    at: deps.now(),
    actor: it.lenderId,
    action: 'schedule_mismatch',
    subject: it.loanId,
    facts,
  })
}
