import { createHash } from 'node:crypto'
import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderDispute } from '@miaoguo/shared/contract/lender/disputes'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { DisputeReason, type DisputeEvidence } from '@miaoguo/shared/dispute/dispute'
import { disputedOf, isDisputeOpen, settleSubsidy, type Account } from './account.ts'
import type { BookedLoan } from './books.ts'
import { moved } from './credit-lines.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { previewRefund } from './operations.ts'
import type { Asked, Handler } from './operations-desk.ts'

/** A dispute in this lender's books; what it will decide, and when, once it has the merchant's word. */
export type KeptDispute = {
  record: LenderDispute
  evidence: DisputeEvidence | null
  decision: { status: 'won' | 'lost'; at: string } | null
}

const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString()
const respondDays = 7
type Opening = { reason?: unknown; amountMinor?: unknown; respondHours?: unknown }

/** A borrower disputes what was drawn, or a part of it; the platform is told. */
export function openDispute(
  desk: Desk,
  entry: BookedLoan,
  asked: Opening & { afterMs?: number },
): LenderDispute | undefined {
  const { account } = entry
  const reason = DisputeReason.safeParse(asked.reason ?? 'goods_not_received')
  if (!account || !reason.success) return undefined
  const left = account.capturedMinor - account.refundedMinor - disputedOf(account)
  const amountMinor = asked.amountMinor === undefined ? left : Number(asked.amountMinor)
  if (!Number.isInteger(amountMinor) || amountMinor < 1 || amountMinor > left) return undefined
  account.disputes ??= []
  const name = `${account.loanReference} ${account.disputes.length}`
  const now = desk.now()
  const hours = Number(asked.respondHours ?? respondDays * 24)
  const record: LenderDispute = {
    disputeReference: `dsp-${createHash('sha256').update(name).digest('hex').slice(0, 18)}`,
    loanReference: account.loanReference,
    reason: reason.data,
    status: 'opened',
    amountMinor,
    currency: account.currency,
    openedAt: now,
    respondBy: later(now, hours * 3_600_000),
    decidedAt: null,
  }
  account.disputes.push({ record, evidence: null, decision: null })
  desk.books.write(entry)
  desk.notifier.tell(
    { type: 'dispute.changed', reference: record.disputeReference },
    asked.afterMs ?? 0,
  )
  return record
}

type Found = { entry: BookedLoan & { account: Account }; kept: KeptDispute }

/** A dispute by its reference, decided when its time has come. */
function found(desk: Desk, reference: string | undefined): Found | undefined {
  for (const entry of desk.books.all()) {
    const { account } = entry
    const kept = account?.disputes?.find((it) => it.record.disputeReference === reference)
    if (!account || !kept) continue
    const own = { entry: { ...entry, account }, kept }
    const now = desk.now()
    if (kept.decision && kept.decision.at <= now) decide(desk, own, kept.decision.status)
    else if (kept.record.status === 'opened' && kept.record.respondBy <= now)
      decide(desk, own, 'expired')
    return own
  }
  return undefined
}

/** Ends a dispute once; what it takes back lowers the loan as a refund does, and is a line of its own. */
function decide(
  desk: Desk,
  { entry, kept }: Found,
  status: 'won' | 'lost' | 'accepted' | 'expired',
): void {
  if (!isDisputeOpen(kept)) return
  const { record } = kept
  const { account } = entry
  const now = desk.now()
  const today = later(now, 8 * 3_600_000).slice(0, 10)
  if (status !== 'won') {
    const { reducesPrincipalMinor, scheduleAfter } = previewRefund(account, record.amountMinor)
    account.refundedMinor += record.amountMinor
    if (reducesPrincipalMinor > 0) account.rows = scheduleAfter
    account.lines.push({
      lineReference: `line-${record.disputeReference}`,
      loanReference: account.loanReference,
      operationReference: null,
      kind: 'dispute',
      direction: 'from_merchant',
      amountMinor: record.amountMinor,
      currency: account.currency,
      settledOn: today,
    })
    settleSubsidy(account, record.disputeReference, today)
  }
  record.status = status
  record.decidedAt = now
  kept.decision = null
  desk.books.write(entry)
  moved(desk, entry)
}

const can = (it: Account): boolean => it.terms.capabilities?.disputes === true

const handler =
  (act: (asked: Asked, it: Found) => void): Handler =>
  (asked) => {
    const it = found(asked.desk, asked.params['disputeReference'])
    if (!it) return problem(404, 'not_found')
    if (!can(it.entry.account)) return problem(501, 'operation_unsupported')
    act(asked, it)
    return { status: 200, body: it.kept.record }
  }

/** Evidence that can be looked up wins; words alone do not. */
const convinces = (it: DisputeEvidence): boolean =>
  it.trackingNumber !== undefined || (it.documents ?? []).length > 0

export const disputeHandlers: [Endpoint, Handler][] = [
  [openLenderContract.dispute, handler(() => undefined)],
  [
    openLenderContract.submitEvidence,
    handler(({ desk, body }, { entry, kept }) => {
      if (kept.record.status !== 'opened') return
      const { evidence } = body as { evidence: DisputeEvidence }
      kept.record.status = 'evidence_submitted'
      kept.evidence = evidence
      kept.decision = {
        status: convinces(evidence) ? 'won' : 'lost',
        at: later(desk.now(), desk.decisionDelayMs),
      }
      desk.books.write(entry)
      desk.notifier.tell(
        { type: 'dispute.changed', reference: kept.record.disputeReference },
        desk.decisionDelayMs,
      )
    }),
  ],
  [
    openLenderContract.acceptDispute,
    handler(({ desk, body }, it) => {
      const { cause } = body as { cause: 'merchant' | 'deadline' }
      if (cause === 'merchant') decide(desk, it, 'accepted')
      // Evidence that came in time is not undone by somebody's clock.
      else if (it.kept.record.status === 'opened') decide(desk, it, 'expired')
    }),
  ],
]

/** By hand: a borrower disputes an order, and this lender decides. None of it is of the Open Lender API. */
export function answerByHand(desk: Desk, route: string, body: unknown): Answer | undefined {
  const said = (body ?? {}) as Opening & { merchantReference?: string; status?: string }
  if (route === 'POST /sandbox/disputes') {
    const entry = desk.books.all().find((it) => it.merchantReference === said.merchantReference)
    const record = entry && openDispute(desk, entry, said)
    return record ? { status: 201, body: record } : problem(400, 'input_invalid')
  }
  const reference = /^POST \/sandbox\/disputes\/([\w-]+)\/decision$/.exec(route)?.[1]
  if (reference === undefined) return undefined
  const it = found(desk, reference)
  if (!it || (said.status !== 'won' && said.status !== 'lost')) return problem(400, 'input_invalid')
  decide(desk, it, said.status)
  desk.notifier.tell({ type: 'dispute.changed', reference }, 0)
  return { status: 200, body: it.kept.record }
}
