import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import { positionOf, stateOf, type Account } from './account.ts'
import type { BookedLoan } from './books.ts'
import { closeCreditLine, creditLineByReference, moved, openCreditLine } from './credit-lines.ts'
import { certificate } from './certificates.ts'
import { disputeHandlers, openDispute } from './disputes.ts'
import { closeMandates, mandateHandlers } from './mandates.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { acceptRelief, fileServiceRequest, serviceRequestByReference } from './service-requests.ts'
import {
  carryOut,
  inputOf,
  judge,
  previewRefund,
  type OperationBody,
  type OperationKind,
} from './operations.ts'
import { payoffOf, withPenalty } from './repayments.ts'
import { undoingOf } from './withdrawals.ts'

export type Asked = { desk: Desk; params: Record<string, string>; query: unknown; body: unknown }
export type Handler = (asked: Asked) => Answer

const pageSize = 100

const can = (it: Account, capability: keyof LenderCapabilities): boolean =>
  it.terms.capabilities?.[capability] === true

const unsupported = problem(501, 'operation_unsupported')
const notFound = problem(404, 'not_found')

/** One operation: known by its reference, refused when its words changed, kept before it is told. */
const operation =
  (kind: OperationKind, capability: keyof LenderCapabilities): Handler =>
  ({ desk, params, body }) => {
    const entry = desk.books.byLoan(params['loanReference'] ?? '')
    const account = entry?.account
    if (!entry || !account) return notFound
    if (!can(account, capability)) return unsupported
    const asked = body as OperationBody
    const known = found(desk, asked.operationReference)
    const input = inputOf(kind, account.loanReference, asked)
    if (known && known.kept.input !== input) return problem(422, 'idempotency_key_reused')
    if (known) return { status: 201, body: known.kept.record }
    const now = desk.now()
    const waits = entry.persona === 'operation_pending' ? desk.decisionDelayMs : 0
    const settlesAt = new Date(Date.parse(now) + waits).toISOString()
    const record = carryOut(account, { kind, body: asked, now, settlesAt })
    desk.books.write(entry)
    moved(desk, entry)
    closeMandates(desk, entry)
    if (entry.persona === 'disputed' && kind === 'capture')
      openDispute(desk, entry, { afterMs: desk.decisionDelayMs })
    if (entry.persona === 'dropped_after_operation') return 'drop'
    if (entry.persona === 'dropped_after_repayment' && kind === 'repayment') return 'drop'
    return { status: 201, body: record }
  }

/** An operation by our reference, settled when its time has come. */
function found(desk: Desk, reference: string) {
  for (const entry of desk.books.all()) {
    const kept = entry.account?.operations.find((it) => it.record.operationReference === reference)
    if (!kept || !entry.account) continue
    if (kept.record.status === 'pending' && kept.settlesAt <= desk.now()) {
      kept.record.status = 'settled'
      kept.record.settledAt = kept.settlesAt
      kept.record.position = positionOf(entry.account, desk.now())
    }
    return { entry, kept }
  }
  return undefined
}

function accountOf({ desk, params }: Asked): Account | undefined {
  return desk.books.byLoan(params['loanReference'] ?? '')?.account ?? undefined
}

const offers = (desk: Desk, capability: keyof LenderCapabilities): boolean =>
  desk.profile.terms('').products.some((it) => it.capabilities?.[capability] === true)

/** One page of what happened on a day, after the last reference of the page before. */
function pageOf<T>(items: T[], nameOf: (item: T) => string, after: string | undefined) {
  const from = after === undefined ? 0 : items.findIndex((it) => nameOf(it) === after) + 1
  const page = items.slice(from, from + pageSize)
  const last = page.at(-1)
  return { page, next: last && from + pageSize < items.length ? nameOf(last) : null }
}

const dayInChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

const listed = (entry: BookedLoan & { account: Account }, now: string) => ({
  originationReference: entry.originationReference,
  loanReference: entry.account.loanReference,
  status: positionOf(entry.account, now).status,
  principalMinor: entry.account.authorizedMinor,
  currency: entry.account.currency,
  bookedAt: entry.bookedAt,
  capturedMinor: entry.account.capturedMinor,
  refundedMinor: entry.account.refundedMinor,
})

const handlers: [Endpoint, Handler][] = [
  ...disputeHandlers,
  ...mandateHandlers,
  [
    openLenderContract.settlementCertificate,
    (asked) => {
      const account = accountOf(asked)
      if (!offers(asked.desk, 'settlementCertificate')) return unsupported
      if (!account) return notFound
      return can(account, 'settlementCertificate') ? certificate(asked.desk, account) : unsupported
    },
  ],
  [openLenderContract.capture, operation('capture', 'manualCapture')],
  [openLenderContract.cancel, operation('cancel', 'cancel')],
  [openLenderContract.releaseRemaining, operation('release', 'releaseRemaining')],
  [openLenderContract.extendAuthorization, operation('extension', 'extendAuthorization')],
  [openLenderContract.refund, operation('refund', 'refund')],
  [openLenderContract.repay, operation('repayment', 'repayment')],
  [
    openLenderContract.previewRefund,
    (asked) => {
      const account = accountOf(asked)
      if (!account) return notFound
      if (!can(account, 'refundPreview')) return unsupported
      const body = asked.body as OperationBody
      const verdict = judge(account, { kind: 'refund', body, now: asked.desk.now() })
      if ('refusal' in verdict) return problem(422, 'amount_out_of_range')
      return { status: 200, body: previewRefund(account, verdict.amountMinor) }
    },
  ],
  [
    openLenderContract.quotePayoff,
    (asked) => {
      const account = accountOf(asked)
      if (!account) return notFound
      if (!can(account, 'payoffQuote')) return unsupported
      const { payOn } = asked.body as { payOn: string }
      const payoff = payoffOf(withPenalty(account, payOn), payOn)
      const persona = asked.desk.books.byLoan(account.loanReference)?.persona
      // A lender whose figures are not those of its own terms.
      if (persona === 'payoff_off_by_a_fen') payoff.interestMinor += 1
      const totalMinor = payoff.principalMinor + payoff.interestMinor + payoff.feeMinor
      const { currency } = account
      return { status: 200, body: { currency, payOn, validThrough: payOn, ...payoff, totalMinor } }
    },
  ],
  [
    openLenderContract.quoteWithdrawal,
    (asked) => {
      const account = accountOf(asked)
      if (!account) return notFound
      const { withdrawOn } = asked.body as { withdrawOn: string }
      const undoing = undoingOf(account)
      if (!can(account, 'withdrawal') || withdrawOn > undoing.lastOn) return unsupported
      const persona = asked.desk.books.byLoan(account.loanReference)?.persona
      // The same lender of the figures above.
      if (persona === 'payoff_off_by_a_fen') undoing.totalMinor += 1
      return { status: 200, body: { currency: account.currency, withdrawOn, ...undoing } }
    },
  ],
  [
    openLenderContract.loan,
    (asked) => {
      const account = accountOf(asked)
      return account ? { status: 200, body: stateOf(account, asked.desk.now()) } : notFound
    },
  ],
  [
    openLenderContract.operationByReference,
    ({ desk, params }) => {
      if (!offers(desk, 'operationByReference')) return unsupported
      const known = found(desk, params['reference'] ?? '')
      return known ? { status: 200, body: known.kept.record } : notFound
    },
  ],
  [
    openLenderContract.fileServiceRequest,
    ({ desk, params, body }) => {
      const entry = desk.books.byLoan(params['loanReference'] ?? '')
      if (!entry) return notFound
      return fileServiceRequest(desk, { entry, body, save: () => desk.books.write(entry) })
    },
  ],
  [
    openLenderContract.serviceRequestByReference,
    ({ desk, params }) =>
      offers(desk, 'serviceRequests')
        ? serviceRequestByReference(desk, params['reference'] ?? '')
        : unsupported,
  ],
  [
    openLenderContract.acceptRelief,
    ({ desk, params, body }) =>
      offers(desk, 'relief')
        ? acceptRelief(desk, { reference: params['reference'] ?? '', body })
        : unsupported,
  ],
  [openLenderContract.openCreditLine, ({ desk, body }) => openCreditLine(desk, body)],
  [
    openLenderContract.creditLine,
    ({ desk, params }) =>
      offers(desk, 'creditLine')
        ? creditLineByReference(desk, params['reference'] ?? '')
        : unsupported,
  ],
  [
    openLenderContract.closeCreditLine,
    ({ desk, params, body }) =>
      offers(desk, 'creditLine')
        ? closeCreditLine(desk, params['reference'] ?? '', body)
        : unsupported,
  ],
  [
    openLenderContract.listLoans,
    ({ desk, query }) => {
      if (!offers(desk, 'loanList')) return unsupported
      const { bookedOn, after } = query as { bookedOn: string; after?: string }
      const loans = desk.books
        .all()
        .flatMap((it) => (it.account ? [{ ...it, account: it.account }] : []))
        .filter((it) => dayInChina(it.bookedAt) === bookedOn)
      const { page, next } = pageOf(loans, (it) => it.account.loanReference, after)
      return { status: 200, body: { loans: page.map((it) => listed(it, desk.now())), next } }
    },
  ],
  [
    openLenderContract.listSettlementLines,
    ({ desk, query }) => {
      if (!offers(desk, 'settlementLines')) return unsupported
      const { settledOn, after } = query as { settledOn: string; after?: string }
      const lines = desk.books
        .all()
        .flatMap((it) => it.account?.lines ?? [])
        .filter((it) => it.settledOn === settledOn)
      const { page, next } = pageOf(lines, (it) => it.lineReference, after)
      return { status: 200, body: { lines: page, next } }
    },
  ],
]

/** Answers what is done with booked loans; undefined when the path is none of these. */
export function answerOperation(
  desk: Desk,
  it: { method: string; url: URL; body: unknown; key: string | undefined },
): Answer | undefined {
  for (const [endpoint, handle] of handlers) {
    if (endpoint.method !== it.method) continue
    const pattern = new RegExp(`^${endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
    const match = pattern.exec(it.url.pathname)
    if (!match) continue
    const params = { ...match.groups }
    const query = Object.fromEntries(it.url.searchParams)
    const valid =
      (!endpoint.params || endpoint.params.safeParse(params).success) &&
      (!endpoint.query || endpoint.query.safeParse(query).success) &&
      (!endpoint.body || (endpoint.body.safeParse(it.body).success && !!it.key))
    if (!valid) return problem(400, 'input_invalid')
    return handle({ desk, params, query, body: it.body })
  }
  return undefined
}
