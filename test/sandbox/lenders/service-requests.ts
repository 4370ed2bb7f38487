import type { LenderOperation } from '@miaoguo/shared/loan/operation'
import { ReliefKind, type LenderRelief } from '@miaoguo/shared/loan/relief'
import type { LenderServiceRequest, ServiceRequestKind } from '@miaoguo/shared/loan/service-request'
import { randomBytes } from 'node:crypto'
import { outstandingOf, positionOf, type Account } from './account.ts'
import { daysLater } from './arithmetic.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { eased } from './relief.ts'

type Asked = {
  requestReference: string
  kind: ServiceRequestKind
  topic: string
  text: string
  today?: string
}
type Entry = { account: Account | null }

/** A text with this word in it is refused: how a person asks for a no. */
const refusing = /拒绝|refuse/i
/** With this one the relief is a fen off, and with that one the line drops after the relief is in the books. */
const fenOff = /差一分|a fen off/i
const dropping = /断线|drop/i

const words = {
  granted:
    '同意您的申请，新的还款安排将在两个工作日内告知您。 We agree; you will be told the new schedule within two working days.',
  offered:
    '同意您的申请，新的还款安排见下方，您可以接受或不接受。 We agree; the new schedule is below, yours to accept or refuse.',
  refused:
    '经核实，无法同意您的请求；您可以向监管机构反映。 We cannot agree; you may turn to the regulator.',
  explained:
    '经核实，该笔费用与合同约定一致，明细已随本答复附上。 The charge is as agreed; the details are attached.',
} as const

/** Files a request once under its reference; it is answered when this lender has thought for as long as about a loan. */
export function fileServiceRequest(
  desk: Desk,
  { entry, body, save }: { entry: Entry; body: unknown; save(): void },
): Answer {
  const account = entry.account
  if (!account) return problem(404, 'not_found')
  if (account.terms.capabilities?.serviceRequests !== true)
    return problem(501, 'operation_unsupported')
  const asked = body as Asked
  const kept = (account.serviceRequests ??= [])
  const input = JSON.stringify(asked)
  const known = kept.find((it) => it.record.requestReference === asked.requestReference)
  if (known && known.input !== input) return problem(422, 'idempotency_key_reused')
  if (known) return { status: 201, body: known.record }
  const record: LenderServiceRequest = {
    requestReference: asked.requestReference,
    lenderReference: `TS${randomBytes(6).toString('hex').toUpperCase()}`,
    status: 'received',
  }
  const answersAt = new Date(Date.parse(desk.now()) + desk.decisionDelayMs).toISOString()
  kept.push({ input, record, answersAt })
  save()
  return { status: 201, body: record }
}

/** A request by our reference, answered when its time has come. */
export function serviceRequestByReference(desk: Desk, reference: string): Answer {
  const { entry, account, kept } = requestOf(desk, reference) ?? {}
  if (!entry || !account || !kept) return problem(404, 'not_found')
  if (kept.record.status === 'received' && kept.answersAt <= desk.now()) {
    const asked = JSON.parse(kept.input) as Asked
    const given = asked.kind === 'hardship' ? 'granted' : 'explained'
    const outcome = refusing.test(asked.text) ? 'refused' : given
    const relief = outcome === 'granted' ? reliefFor(account, asked, dayInChina(desk.now())) : null
    kept.record = {
      ...kept.record,
      status: 'answered',
      outcome,
      answer: relief ? words.offered : words[outcome],
      answeredAt: kept.answersAt,
      ...(relief ? { relief } : {}),
    }
    desk.books.write(entry)
  }
  return { status: 200, body: kept.record }
}

function requestOf(desk: Desk, reference: string) {
  for (const entry of desk.books.all()) {
    const { account } = entry
    const kept = account?.serviceRequests?.find((it) => it.record.requestReference === reference)
    if (account && kept) return { entry, account, kept }
  }
  return undefined
}

/** What was asked for where it can be had, else later payment; the offer holds a week, and never beyond the next due date. */
function reliefFor(it: Account, asked: Asked, day: string): LenderRelief | null {
  const today = asked.today ?? day
  const topic = ReliefKind.safeParse(asked.topic)
  const periods = { defer: 2, lower: 3, longer: 6 } as const
  for (const kind of topic.success ? [topic.data, 'defer' as const] : []) {
    const schedule = eased(it, { kind, periods: periods[kind] }, today)
    const last = schedule?.[schedule.length - 1]
    if (!schedule || !last) continue
    if (fenOff.test(asked.text)) {
      last.interestMinor += 1
      last.totalMinor += 1
    }
    const next = it.rows.find((row) => row.paidMinor < row.totalMinor && row.dueOn > today)?.dueOn
    const week = daysLater(today, 7)
    const dayBefore = next === undefined ? week : daysLater(next, -1)
    return {
      reliefReference: `RL${randomBytes(6).toString('hex').toUpperCase()}`,
      kind,
      periods: periods[kind],
      offeredOn: today,
      validThrough: dayBefore < week ? dayBefore : week,
      schedule,
    }
  }
  return null
}

type Acceptance = { operationReference: string; today: string; reliefReference: string }

/** Puts an offered relief into the books, once; a loan that is not as it was then keeps its schedule. */
export function acceptRelief(
  desk: Desk,
  { reference, body }: { reference: string; body: unknown },
): Answer {
  const { entry, account, kept } = requestOf(desk, reference) ?? {}
  const relief = kept?.record.status === 'answered' ? kept.record.relief : undefined
  if (!entry || !account || !kept || !relief) return problem(404, 'not_found')
  const asked = body as Acceptance
  const input = JSON.stringify([reference, asked.reliefReference])
  const known = account.operations.find(
    (it) => it.record.operationReference === asked.operationReference,
  )
  if (known && known.input !== input) return problem(422, 'idempotency_key_reused')
  if (known) return { status: 201, body: known.record }
  const { kind, periods, offeredOn, validThrough } = relief
  const rows = eased(account, { kind, periods }, offeredOn)
  const given = account.operations.some(
    (it) => it.record.kind === 'relief' && it.record.status === 'settled' && it.input === input,
  )
  const holds =
    !given &&
    asked.reliefReference === relief.reliefReference &&
    asked.today <= validThrough &&
    JSON.stringify(rows) === JSON.stringify(relief.schedule)
  const amountMinor = outstandingOf(account)
  if (holds && rows) account.rows = rows
  const now = desk.now()
  const record: LenderOperation = {
    operationReference: asked.operationReference,
    kind: 'relief',
    status: holds ? 'settled' : 'declined',
    refusal: holds ? null : 'relief_lapsed',
    amountMinor,
    currency: account.currency,
    settledAt: holds ? now : null,
    position: positionOf(account, now),
  }
  account.operations.push({ input, record, settlesAt: now })
  desk.books.write(entry)
  return dropping.test((JSON.parse(kept.input) as Asked).text)
    ? 'drop'
    : { status: 201, body: record }
}

const dayInChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
