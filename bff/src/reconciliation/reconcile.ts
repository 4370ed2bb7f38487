import type { BookedLoan } from '@miaoguo/shared/loan/operation'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { chinaOffsetMs, instantAfter } from '@miaoguo/shared/time/instant'
import * as attempts from '../attempts/store.ts'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import type { OutageReason } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { settleFromLender } from '../loans/settle-from-lender.ts'
import { listLines } from '../settlements/list-lines.ts'
import type { Break } from './break.ts'
import { compareFigures, toldIn } from './compare-figures.ts'
import { compareSubsidies } from './compare-subsidies.ts'
import * as books from './store.ts'
import type { Mirrored } from './store.ts'

export type Reconciled = {
  lender: string
  day: CalendarDate
  listed: number
  mirrored: number
  /** Originations that were still open here and of which the lender's word was taken. */
  settled: number
  /** Loans whose drawn and given back amounts were compared, those booked earlier and moved that day among them. */
  figures: number
  /** Of them those that something is still under way for; they are compared on the day it ends. */
  moving: number
  breaks: Break[]
  /** The lender could not be compared with. */
  outage?: OutageReason
}

/** A list longer than this is not one day's. */
const pagesMax = 1000
/** Owed by nobody any more. */
const over: readonly BookedLoan['status'][] = [
  'cancelled',
  'expired',
  'paid_off',
  'charged_off',
  'withdrawn',
]

/** Compares our mirror with each lender's list of the loans booked on a day in China; what differs is told and kept. */
export async function reconcile(
  deps: Deps,
  it: { day: CalendarDate; lender?: string },
): Promise<Reconciled[]> {
  const entries = deps.lenders.all().filter((entry) => (it.lender ?? entry.code) === entry.code)
  const done: Reconciled[] = []
  for (const entry of entries)
    done.push(await tell(deps, entry, await compare(deps, entry, it.day)))
  return done
}

/** The job of each night: yesterday. */
export async function reconcileYesterday(deps: Deps): Promise<void> {
  await reconcile(deps, { day: addDays(deps.today(), -1) })
}

async function compare(deps: Deps, entry: LenderEntry, day: CalendarDate): Promise<Reconciled> {
  const listed = await listOf(entry, day)
  const from = instantAfter(`${day}T00:00:00.000Z`, -chinaOffsetMs)
  const period = { from, to: instantAfter(from, 86_400_000) }
  const nothing = { listed: 0, mirrored: 0, settled: 0, breaks: [] as Break[] }
  const list = Array.isArray(listed)
    ? await compareList(deps, entry, { listed, period })
    : { ...nothing, outage: listed.reason }
  // A lender that lists nothing tells of a loan all the same; one that is away tells nothing.
  if (!Array.isArray(listed) && listed.reason !== 'unsupported')
    return { lender: entry.code, day, ...list, figures: 0, moving: 0 }
  const lines = await listLines(entry, day)
  const told = toldIn(Array.isArray(listed) ? listed : [])
  const figures = await compareFigures(deps, entry, { period, told, listed: lines })
  const subsidies = Array.isArray(lines)
    ? await compareSubsidies(deps, entry, { day, period, lines })
    : []
  const breaks = [...list.breaks, ...figures.breaks, ...subsidies]
  return { lender: entry.code, day, ...list, ...figures, breaks }
}

type Lists = { listed: readonly BookedLoan[]; period: { from: Instant; to: Instant } }

async function compareList(deps: Deps, entry: LenderEntry, { listed, period }: Lists) {
  const references = listed.map((loan) => loan.loanReference)
  const known = await books.findByReferences(deps.db, entry.id, references)
  const ours = await books.findBetween(deps.db, entry.id, period)
  const breaks: Break[] = duplicatesIn(listed)
  let settled = 0
  for (const loan of listed) {
    const mirror = known.find((that) => that.lenderLoanReference === loan.loanReference)
    if (mirror) breaks.push(...differences(loan, mirror))
    else if (await settledNow(deps, loan)) settled += 1
    else if (!over.includes(loan.status)) breaks.push(missingHere(loan))
  }
  for (const mirror of ours)
    if (!references.includes(mirror.lenderLoanReference))
      breaks.push(...(await missingThere(entry, mirror)))
  return { listed: listed.length, mirrored: ours.length, settled, breaks }
}

async function listOf(
  entry: LenderEntry,
  on: CalendarDate,
): Promise<BookedLoan[] | { reason: OutageReason }> {
  const loans: BookedLoan[] = []
  let after: string | null = null
  for (let page = 0; page < pagesMax; page += 1) {
    const asked = await entry.lender.listLoans(after === null ? { on } : { on, after })
    if (!asked.ok) return { reason: asked.reason }
    loans.push(...asked.value.items)
    after = asked.value.next
    if (after === null) return loans
  }
  return { reason: 'answer_too_large' }
}

const duplicatesIn = (listed: readonly BookedLoan[]): Break[] =>
  listed
    .filter(
      (loan, i) =>
        listed.findIndex((that) => that.originationReference === loan.originationReference) !== i,
    )
    .map((loan) => ({ ...named(loan), kind: 'duplicate', here: 'one loan', there: 'two loans' }))

const named = (loan: BookedLoan) => ({
  originationReference: loan.originationReference,
  loanReference: loan.loanReference,
})
const missingHere = (loan: BookedLoan): Break => ({
  ...named(loan),
  kind: 'missing_here',
  here: 'none',
  there: `${loan.status} ${loan.currency} ${loan.principalMinor}`,
})

/** The same money, and not ended there while it runs here. */
function differences(loan: BookedLoan, mirror: Mirrored): Break[] {
  const found: Break[] = []
  if (loan.principalMinor !== mirror.principalMinor || loan.currency !== mirror.currency)
    found.push({
      ...named(loan),
      kind: 'amount',
      here: `${mirror.currency} ${mirror.principalMinor}`,
      there: `${loan.currency} ${loan.principalMinor}`,
    })
  const endedThere = loan.status === 'cancelled' || loan.status === 'expired'
  if (endedThere && mirror.status !== 'cancelled')
    found.push({ ...named(loan), kind: 'state', here: mirror.status, there: loan.status })
  return found
}

/** An origination that was still open here takes the lender's word now; one declined here is given back. */
async function settledNow(deps: Deps, loan: BookedLoan): Promise<boolean> {
  const attempt = await attempts.findOrigination(deps.db, loan.originationReference)
  if (!attempt) return false
  if ((await settleFromLender(deps, loan.originationReference)) !== 'asked') return false
  const now = await attempts.findOrigination(deps.db, loan.originationReference)
  return attempt.status === 'pending' && now?.status !== 'pending'
}

/** Booked the day before or after by the lender's clock, or not at all. */
async function missingThere(entry: LenderEntry, mirror: Mirrored): Promise<Break[]> {
  const found = await entry.lender.statusByReference(mirror.attemptId)
  const its = {
    originationReference: mirror.attemptId,
    loanReference: mirror.lenderLoanReference,
    here: mirror.status,
  }
  if (found.outcome === 'not_found') return [{ ...its, kind: 'missing_there', there: 'none' }]
  if (found.outcome === 'declined') return [{ ...its, kind: 'state', there: 'declined' }]
  return []
}

/** One line in the audit for the comparison and one for each break; people are called for breaks and for silence. */
async function tell(deps: Deps, entry: LenderEntry, it: Reconciled): Promise<Reconciled> {
  const { breaks, ...facts } = it
  const at = deps.now()
  const line = { at, actor: 'reconciliation', subject: entry.id }
  await audit.append(deps.db, {
    ...line,
    action: 'reconciliation.done',
    facts: { ...facts, breaks: breaks.length },
  })
  for (const found of breaks) {
    await audit.append(deps.db, {
      ...line,
      action: 'reconciliation.break',
      facts: { lender: it.lender, day: it.day, ...found },
    })
    const { kind, originationReference, campaignId, loanId, here, there } = found
    const amounts = kind === 'subsidy' ? { campaignId, loanId, here, there } : {}
    const { lender, day } = it
    deps.log.error(
      { alarm: 'reconciliation.break', lender, day, kind, originationReference, ...amounts },
      'books differ',
    )
  }
  if (it.outage !== undefined && it.outage !== 'unsupported')
    deps.log.error({ alarm: 'reconciliation.outage', ...facts }, 'books not compared')
  return it
}
