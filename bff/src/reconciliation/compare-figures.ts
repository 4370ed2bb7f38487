import type { BookedLoan, SettlementLine } from '@miaoguo/shared/loan/operation'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Deps } from '../deps.ts'
import type { OutageReason } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { settleFromLender } from '../operations/ask-about-operation.ts'
import * as operations from '../operations/store.ts'
import type { StoredOperation } from '../operations/store.ts'
import type { Break } from './break.ts'
import * as books from './store.ts'
import type { Mirrored } from './store.ts'

/** What a lender says of one loan; null where it does not tell. */
type Figures = { capturedMinor: number; refundedMinor: number | null }
export type Told = ReadonlyMap<string, Figures>
export type FiguresFound = {
  figures: number
  moving: number
  breaks: Break[]
  outage?: OutageReason
}
type Day = {
  period: { from: Instant; to: Instant }
  told: Told
  listed: SettlementLine[] | { reason: OutageReason }
}

/** How many loans are asked for side by side. */
const atOnce = 8

/** The figures a list of loans tells, by loan. */
export const toldIn = (listed: readonly BookedLoan[]): Told =>
  new Map(
    listed.flatMap(({ loanReference, capturedMinor, refundedMinor }) =>
      capturedMinor === undefined
        ? []
        : [[loanReference, { capturedMinor, refundedMinor: refundedMinor ?? null }]],
    ),
  )

/**
 * Compares what was drawn and given back: of the loans a lender lists, of those we moved that day and of those its
 * settlement lines of the day name. A line of an operation that we do not know, or know as not done, is an orphan there.
 */
export async function compareFigures(
  deps: Deps,
  entry: LenderEntry,
  { period, told, listed }: Day,
): Promise<FiguresFound> {
  const lines = Array.isArray(listed) ? listed : []
  const references = [...told.keys(), ...lines.map((it) => it.loanReference)]
  const mirrors = new Map(
    [
      ...(await books.findByReferences(deps.db, entry.id, [...new Set(references)])),
      ...(await books.findMovedBetween(deps.db, entry.id, period)),
    ].map((it) => [it.lenderLoanReference, it]),
  )
  const found: FiguresFound = { figures: 0, moving: 0, breaks: [] }
  if (!Array.isArray(listed) && listed.reason !== 'unsupported') found.outage = listed.reason
  const all = [...mirrors.values()]
  for (let i = 0; i < all.length; i += atOnce) {
    const verdicts = await Promise.all(
      all.slice(i, i + atOnce).map((it) => compareOne(deps, entry, { mirror: it, told })),
    )
    for (const it of verdicts) count(found, it)
  }
  for (const line of lines) {
    const mirror = mirrors.get(line.loanReference)
    // A line of no loan of ours is told when the lines are gathered.
    if (mirror) found.breaks.push(...(await missingHere(deps, entry, { line, mirror })))
  }
  return found
}

type Verdict = Break[] | 'moving' | 'untold' | { outage: OutageReason }

function count(found: FiguresFound, it: Verdict): void {
  if (it === 'untold') return
  if (it === 'moving') found.moving += 1
  else if (Array.isArray(it)) found.breaks.push(...it)
  else found.outage = it.outage
  found.figures += 1
}

type One = { mirror: Mirrored; told: Told }

/** A difference counts only when it is still there after the lender was asked about whatever is open. */
async function compareOne(deps: Deps, entry: LenderEntry, it: One): Promise<Verdict> {
  const { mirror } = it
  const first = it.told.get(mirror.lenderLoanReference) ?? (await ask(entry, mirror))
  if ('reason' in first) return first.reason === 'unsupported' ? 'untold' : { outage: first.reason }
  if (same(mirror, first)) return []
  const done = await settled(deps, entry, mirror)
  const [now] = await books.findByReferences(deps.db, entry.id, [mirror.lenderLoanReference])
  const asked = await ask(entry, mirror)
  const theirs = 'reason' in asked ? first : asked
  if (!now || same(now, theirs)) return []
  if (done.some(operations.isOpen)) return 'moving'
  return [...differences(now, theirs), ...(await missingThere(entry, { mirror: now, done }))]
}

async function ask(entry: LenderEntry, it: Mirrored): Promise<Figures | { reason: OutageReason }> {
  const asked = await entry.lender.loan(it.lenderLoanReference)
  if (!asked.ok) return { reason: asked.reason }
  const { capturedMinor, refundedMinor } = asked.value
  return { capturedMinor, refundedMinor }
}

const same = (here: Mirrored, there: Figures): boolean =>
  here.capturedMinor === there.capturedMinor &&
  (there.refundedMinor === null || here.refundedMinor === there.refundedMinor)

/** What was done with the hold of a loan, after what was open has taken the lender's word. */
async function settled(
  deps: Deps,
  entry: LenderEntry,
  { authorizationId }: Mirrored,
): Promise<StoredOperation[]> {
  for (const one of await operations.listOf(deps.db, authorizationId))
    if (operations.isOpen(one))
      await settleFromLender(deps, { lenderId: entry.id, reference: one.id })
  return operations.listOf(deps.db, authorizationId)
}

const named = (it: Mirrored) => ({
  originationReference: it.attemptId,
  loanReference: it.lenderLoanReference,
})

function differences(here: Mirrored, there: Figures): Break[] {
  const kinds = ['captured', 'refunded'] as const
  return kinds.flatMap((kind): Break[] => {
    const ours = here[`${kind}Minor`]
    const theirs = there[`${kind}Minor`]
    if (theirs === null || ours === theirs) return []
    const { currency } = here
    return [{ ...named(here), kind, here: `${currency} ${ours}`, there: `${currency} ${theirs}` }]
  })
}

/** Done here, and the lender knows nothing of it: this is why the figures differ. */
async function missingThere(
  entry: LenderEntry,
  { mirror, done }: { mirror: Mirrored; done: readonly StoredOperation[] },
): Promise<Break[]> {
  const breaks: Break[] = []
  for (const one of done) {
    if (one.state !== 'done' || (one.kind !== 'capture' && one.kind !== 'refund')) continue
    const found = await entry.lender.operationByReference(one.id)
    if (found.outcome !== 'not_found') continue
    breaks.push({
      ...named(mirror),
      kind: 'operation_missing_there',
      operationReference: one.id,
      here: `${one.kind} ${one.currency} ${one.amountMinor}`,
      there: 'none',
    })
  }
  return breaks
}

/** Settled there, and nobody here asked for it, or was told that it was done. */
async function missingHere(
  deps: Deps,
  entry: LenderEntry,
  { line, mirror }: { line: SettlementLine; mirror: Mirrored },
): Promise<Break[]> {
  const reference = line.operationReference
  if (reference === null || (line.kind !== 'capture' && line.kind !== 'refund')) return []
  const known = await operations.findById(deps.db, reference)
  if (known && operations.isOpen(known))
    await settleFromLender(deps, { lenderId: entry.id, reference })
  const now = known && (await operations.findById(deps.db, reference))
  const ours = now && now.lenderId === entry.id ? now.state : 'none'
  if (ours === 'done' || (now && operations.isOpen(now))) return []
  return [
    {
      ...named(mirror),
      kind: 'operation_missing_here',
      operationReference: reference,
      here: ours,
      there: `${line.kind} ${line.currency} ${line.amountMinor}`,
    },
  ]
}
