import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { LenderLoanStatus, LivingInstallment, LoanState } from '@miaoguo/shared/loan/operation'
import { asksSame, openPartsOf, sumOver } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps, JobData } from '../deps.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import * as installments from '../loans/installment-store.ts'
import type { StoredInstallment } from '../loans/installment-store.ts'
import { settleSubsidy } from '../loans/settle-subsidy.ts'
import * as loans from '../loans/mirror-store.ts'
import { findStanding, type Standing } from '../loans/standing-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { priceOf, schedulesAgree, type Price } from '../offers/price.ts'
import { isNews, judge, keep, type Disbelief } from './rate-change.ts'
import * as operations from './store.ts'
import type { StoredOperation } from './store.ts'

const statuses: Record<LenderLoanStatus, LoanStatus> = {
  authorized: 'approved',
  active: 'active',
  paid_off: 'paid_off',
  charged_off: 'charged_off',
  cancelled: 'cancelled',
  expired: 'cancelled',
  withdrawn: 'withdrawn',
}

/**
 * Brings a borrower's loan to what its lender keeps after a capture, a refund or a repayment. A schedule that our own arithmetic does
 * not make, or that does not add up, is never shown: people are called and what was shown before stays.
 */
export async function mirrorLoan(deps: Deps, job: JobData['mirror-loan']): Promise<void> {
  const it = await authorizations.findById(deps.db, job.authorizationId)
  const entry = it && deps.lenders.byId(it.lenderId)
  if (!it || !entry) return
  const before = await operations.listOf(deps.db, it.id)
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
    const rows = await installments.listOf(tx, it.loanId)
    const today = atMerchantTime(deps, it.clockAheadMs).today()
    if (!now) return 'mirrored'
    // What was done while we asked has a job of its own, and may not be in what the lender told.
    if (countMoves(before) !== countMoves(done)) return 'later'
    const standing = await findStanding(tx, it.loanId)
    const seen = { before: it, now, done, state, quote, rows, today, standing }
    if (state?.schedule && isNews(standing?.terms.rateSteps ?? [], state.rateChange))
      return takeOverRate(deps, tx, { ...seen, entry, state })
    const written = await write(tx, seen)
    // It may have been undone at the lender itself.
    if (written === 'mirrored' && state?.status === 'withdrawn')
      await settleSubsidy(deps, tx, it.id)
    return written
  })
  if (verdict !== 'mirrored' && verdict !== 'later')
    await alarm(deps, it, { correlationId: asked.correlationId, verdict })
}

type Verdict = 'mirrored' | 'later' | 'mismatch' | Disbelief

/** How much of what changes rows is done. */
const countMoves = (done: readonly StoredOperation[]): number =>
  done.filter((it) => it.state === 'done' && movesRows.has(it.kind)).length
const movesRows = new Set<StoredOperation['kind']>(['capture', 'refund', 'repayment', 'relief'])

type Seen = {
  before: StoredAuthorization
  now: StoredAuthorization
  done: StoredOperation[]
  state: LoanState | undefined
  quote: LenderQuote | undefined
  /** Our mirror's rows, as everything we know of made them. */
  rows: StoredInstallment[]
  today: CalendarDate
  /** The loan by our mirror; undefined before it is drawn. */
  standing: Standing | undefined
}

/** A new rate of the lender's: its rows are taken over only when our own arithmetic makes them of the loan as it stands. */
async function takeOverRate(
  deps: Deps,
  tx: Tx,
  seen: Seen & { state: LoanState; entry: LenderEntry },
): Promise<Verdict> {
  const { now, state, standing, entry, today } = seen
  const { schedule: rows, rateChange: told } = state
  if (!rows || !told) return 'mismatch'
  const judged = judge({ standing, told, rows, entry, today })
  const agreed = sameAsLenders(now, state) && !('refused' in judged)
  if (!agreed) {
    const refused = 'refused' in judged ? judged.refused : 'mismatch'
    // Only rows can still come to agree: what may not be is not so because something else is on its way.
    const mayAgree = refused === 'rows_differ' || refused === 'mismatch'
    return mayAgree && isMoving(seen) ? 'later' : refused
  }
  await keep(deps, tx, { loanId: now.loanId, lenderId: now.lenderId, told, judged })
  await loans.mirror(tx, now.loanId, {
    status: statuses[state.status],
    ...loans.totalsOf(rows),
  })
  const kept = await loans.findKept(tx, now.loanId)
  if (kept) await installments.replace(tx, { ...kept, rows, on: today })
  return 'mirrored'
}

async function write(tx: Tx, seen: Seen): Promise<Verdict> {
  const { now, state } = seen
  const principalMinor = now.capturedMinor
  if (!state || state.schedule === null) {
    if (principalMinor > 0) await loans.mirror(tx, now.loanId, { status: 'active', principalMinor })
    return 'mirrored'
  }
  if (!sameAsLenders(now, state)) return isMoving(seen) ? 'later' : 'mismatch'
  const price = computed(seen, state.schedule)
  if (!agrees(seen, { state, rows: state.schedule, price }))
    return isMoving(seen) ? 'later' : 'mismatch'
  const first = state.schedule[0]
  await loans.mirror(tx, now.loanId, {
    status: statuses[state.status],
    ...(principalMinor > 0 ? { principalMinor } : {}),
    ...loans.totalsOf(state.schedule),
    ...(state.lateThrough ? { lateThrough: state.lateThrough } : {}),
    ...(price && first ? { annualRatePpm: price.annualRatePpm, firstDueOn: first.dueOn } : {}),
    ...(price ? { drawnOn: price.drawnOn } : {}),
  })
  const kept = await loans.findKept(tx, now.loanId)
  // What is held asks for nothing yet.
  if (kept && principalMinor > 0)
    await installments.replace(tx, { ...kept, rows: state.schedule, on: seen.today })
  return 'mirrored'
}

/** Given back to the borrower, by refunds or by disputes: to a loan it is the same. */
const givenBack = (it: StoredAuthorization): number => it.refundedMinor + it.disputeLostMinor

const sameAsLenders = (it: StoredAuthorization, theirs: LoanState): boolean =>
  it.capturedMinor === theirs.capturedMinor &&
  givenBack(it) === (theirs.refundedMinor ?? givenBack(it))

const sameFigures = (a: StoredAuthorization, b: StoredAuthorization): boolean =>
  a.capturedMinor === b.capturedMinor && givenBack(a) === givenBack(b)

/**
 * Something else is on its way, or came while we asked, or its lender may have decided a dispute that is open here: what it
 * brings is followed up by a job of its own.
 */
const isMoving = ({ before, now, done, state }: Seen): boolean =>
  !sameFigures(before, now) ||
  before.disputedMinor > 0 ||
  done.some(operations.isOpen) ||
  (state?.repaidMinor ?? repaidOf(done)) < repaidOf(done)

/** What borrowers repaid through us, as far as lenders have told. */
const repaidOf = (done: readonly StoredOperation[]): number =>
  sumOver(
    done.filter((it) => it.kind === 'repayment' && it.state === 'done'),
    (it) => it.amountMinor,
  )

/** Whether the rows are those of a relief, or of what was done with them since. */
const isRelieved = (done: readonly StoredOperation[]): boolean =>
  done.some((it) => it.kind === 'relief' && it.state === 'done')

/** Whether the rows are of another rate than the one agreed on. */
const isOfNewRate = ({ standing }: Seen): boolean => (standing?.terms.rateSteps ?? []).length > 0

/** What the terms make of the amount drawn, as long as nothing was given back or repaid, at the rate agreed on. */
function computed(
  seen: Seen,
  rows: readonly LivingInstallment[],
): (Price & { drawnOn: CalendarDate }) | undefined {
  const { now, done, quote, state } = seen
  const first = rows[0]
  if (givenBack(now) > 0 || (state?.repaidMinor ?? 0) > 0 || !first || !quote) return undefined
  if (isRelieved(done) || isOfNewRate(seen)) return undefined
  const capture = done.find((one) => one.kind === 'capture' && one.state === 'done')
  const drawnOn = capture?.askedOn ?? quote.drawnOn
  const price = priceOf({
    ...quote,
    principalMinor: now.capturedMinor,
    drawnOn,
    firstDueOn: first.dueOn,
  })
  return price && { ...price, drawnOn }
}

type Told = { state: LoanState; rows: readonly LivingInstallment[]; price: Price | undefined }

/**
 * Before anything is repaid the rows are those the terms make. What we repaid leaves the rows our own arithmetic left. What
 * a merchant gave back, or somebody paid the lender without us, is the lender's to write down, as long as it adds up.
 */
function agrees(seen: Seen, { state, rows, price }: Told): boolean {
  const { done, now, rows: ours } = seen
  if (price) return schedulesAgree(price.schedule, loans.totalsOf(rows).schedule)
  const repaid = repaidOf(done)
  const changedHere = repaid > 0 || isRelieved(done) || isOfNewRate(seen)
  const throughUs = changedHere && state.repaidMinor === repaid && givenBack(now) === 0
  return throughUs ? asksSame(ours, rows) : addsUp(state, rows)
}

function addsUp(state: LoanState, rows: readonly LivingInstallment[]): boolean {
  const sums = rows.every(
    (row) => row.principalMinor + row.interestMinor + row.feeMinor === row.totalMinor,
  )
  const open = sumOver(rows, (row) => openPartsOf(row).principalMinor)
  return sums && (state.outstandingMinor ?? open) === open
}

type Wrong = { correlationId: string; verdict: 'mismatch' | Disbelief }

async function alarm(deps: Deps, it: StoredAuthorization, wrong: Wrong): Promise<void> {
  const { correlationId, verdict } = wrong
  const facts = { authorizationId: it.id, lenderId: it.lenderId, correlationId }
  const said =
    verdict === 'mismatch'
      ? { name: 'schedule_mismatch', facts }
      : { name: 'rate_change_refused', facts: { ...facts, why: verdict } }
  deps.log.error({ ...said.facts, alarm: said.name }, said.name)
  await audit.append(deps.db, {
    at: deps.now(),
    actor: it.lenderId,
    action: said.name,
    subject: it.loanId,
    facts: said.facts,
  })
}
