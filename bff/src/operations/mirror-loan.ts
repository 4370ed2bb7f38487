import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { LenderLoanStatus, LivingInstallment, LoanState } from '@miaoguo/shared/loan/operation'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import type { Deps, JobData } from '../deps.ts'
import * as loans from '../loans/mirror-store.ts'
import { priceOf, schedulesAgree, type Price } from '../offers/price.ts'
import * as operations from './store.ts'

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
  const principalMinor = Math.max(it.capturedMinor, 1)
  if (!asked.ok || asked.value.schedule === null) {
    const drawn = it.capturedMinor > 0 ? { status: 'active' as const, principalMinor } : undefined
    if (drawn) await loans.mirror(deps.db, it.loanId, drawn)
    return
  }
  const state = asked.value
  const schedule = (state.schedule ?? []).map(promised)
  const price = await computed(deps, it, { state, schedule })
  if (!agrees(state, { schedule, price })) return alarm(deps, it, asked.correlationId)
  const totalOfPaymentsMinor = schedule.reduce((sum, row) => sum + row.totalMinor, 0)
  await loans.mirror(deps.db, it.loanId, {
    status: statuses[state.status],
    principalMinor,
    schedule,
    totalOfPaymentsMinor,
    totalCostMinor:
      totalOfPaymentsMinor - schedule.reduce((sum, row) => sum + row.principalMinor, 0),
    ...(price ? { annualRatePpm: price.annualRatePpm } : {}),
  })
}

const promised = ({ paidMinor: _paid, ...row }: LivingInstallment): Installment => row

type Told = { state: LoanState; schedule: Installment[] }

/** What the terms make of the amount drawn, as long as nothing was given back or repaid. */
async function computed(
  deps: Deps,
  it: StoredAuthorization,
  { state, schedule }: Told,
): Promise<Price | undefined> {
  const first = schedule[0]
  if (it.refundedMinor > 0 || (state.repaidMinor ?? 0) > 0 || !first) return undefined
  const quote = await loans.findQuote(deps.db, it.loanId)
  const done = await operations.listOf(deps.db, it.id)
  const capture = done.find((one) => one.kind === 'capture' && one.state === 'done')
  return (
    quote &&
    priceOf({
      ...quote,
      principalMinor: it.capturedMinor,
      drawnOn: capture?.askedOn ?? quote.drawnOn,
      firstDueOn: first.dueOn,
    })
  )
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
