import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import type { Collection, LenderMandate } from '@miaoguo/shared/loan/mandate'
import { randomBytes } from 'node:crypto'
import { isPenalty, positionOf, type Account } from './account.ts'
import type { BookedLoan } from './books.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { carryOut } from './operations.ts'
import type { Handler } from './operations-desk.ts'

export type KeptMandate = {
  input: string
  record: LenderMandate
  /** When a bank that takes its time agrees. */
  agreesAt: string
  /** The day it was set up; what falls due later is taken. */
  since: string
  mostPerDayMinor: number
  cardNumber: string
  /** Due days on which it was tried. */
  tried: string[]
}
type Asked = {
  mandateReference: string
  today: string
  from: { cardNumber: string }
  mostPerDayMinor: number
}
type Entry = BookedLoan & { account: Account }

const dayInChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
const isOver = ({ record }: KeptMandate): boolean =>
  record.status === 'ended' || record.status === 'refused'

function entryOf(desk: Desk, loanReference: string | undefined): Entry | undefined {
  const entry = desk.books.byLoan(loanReference ?? '')
  return entry?.account ? { ...entry, account: entry.account } : undefined
}

/** The mandates of a loan; a lender that takes none says so. */
const handler =
  (
    act: (desk: Desk, entry: Entry, asked: { reference: string; body: unknown }) => Answer,
  ): Handler =>
  ({ desk, params, body }) => {
    const entry = entryOf(desk, params['loanReference'])
    const product = desk.profile.terms('').products.some((it) => it.capabilities?.mandates === true)
    if (!product || (entry && entry.account.terms.capabilities?.mandates !== true))
      return problem(501, 'operation_unsupported')
    if (!entry) return problem(404, 'not_found')
    return act(desk, entry, { reference: params['mandateReference'] ?? '', body })
  }

const find = ({ account }: Entry, reference: string): KeptMandate | undefined =>
  account.mandates?.find((it) => it.record.mandateReference === reference)

/** Sets it up once under its reference; one that was cancelled before it came stays ended. */
function setUp(desk: Desk, entry: Entry, body: unknown): Answer {
  const asked = body as Asked
  const input = JSON.stringify([asked.from, asked.mostPerDayMinor])
  const known = find(entry, asked.mandateReference)
  if (known && known.input !== '' && known.input !== input)
    return problem(422, 'idempotency_key_reused')
  if (known) return { status: 201, body: agreed(desk, known).record }
  const { persona } = entry
  const waits = persona === 'mandate_pending' ? desk.decisionDelayMs : 0
  const status = { mandate_refused: 'refused', mandate_pending: 'pending' } as const
  const active = positionOf(entry.account, desk.now()).status === 'active'
  const said =
    persona === 'mandate_refused' || persona === 'mandate_pending' ? status[persona] : 'active'
  const kept: KeptMandate = {
    input,
    record: {
      mandateReference: asked.mandateReference,
      loanReference: entry.account.loanReference,
      lenderReference: `DK${randomBytes(6).toString('hex').toUpperCase()}`,
      status: active ? said : 'ended',
      end: active ? (said === 'refused' ? 'lender' : null) : 'loan_closed',
      lastCollection: null,
    },
    agreesAt: new Date(Date.parse(desk.now()) + waits).toISOString(),
    since: asked.today,
    mostPerDayMinor: asked.mostPerDayMinor,
    cardNumber: asked.from.cardNumber,
    tried: [],
  }
  keep(desk, entry, kept)
  if (waits > 0) tell(desk, kept, waits)
  return persona === 'dropped_after_mandate' ? 'drop' : { status: 201, body: kept.record }
}

function keep(desk: Desk, entry: Entry, kept: KeptMandate): void {
  const { account } = entry
  const others = (account.mandates ?? []).filter((it) => it !== kept)
  account.mandates = [...others, kept]
  desk.books.write(entry)
}

const tell = (desk: Desk, { record }: KeptMandate, afterMs = 0): void =>
  desk.notifier.tell({ type: 'mandate.changed', reference: record.mandateReference }, afterMs)

function agreed(desk: Desk, kept: KeptMandate): KeptMandate {
  if (kept.record.status === 'pending' && kept.agreesAt <= desk.now()) kept.record.status = 'active'
  return kept
}

/** Ends it at once; one that was never heard of is written down as ended, so that it stays so when it comes. */
function cancel(desk: Desk, entry: Entry, { reference }: { reference: string }): Answer {
  const known = find(entry, reference)
  if (known && isOver(known)) return { status: 200, body: known.record }
  const kept: KeptMandate = known ?? {
    input: '',
    record: {
      mandateReference: reference,
      loanReference: entry.account.loanReference,
      lenderReference: null,
      status: 'ended',
      end: 'cancelled',
      lastCollection: null,
    },
    agreesAt: desk.now(),
    since: dayInChina(desk.now()),
    mostPerDayMinor: 0,
    cardNumber: '',
    tried: [],
  }
  kept.record = { ...kept.record, status: 'ended', end: 'cancelled' }
  keep(desk, entry, kept)
  return { status: 200, body: kept.record }
}

export const mandateHandlers: [Endpoint, Handler][] = [
  [openLenderContract.setUpMandate, handler((desk, entry, { body }) => setUp(desk, entry, body))],
  [
    openLenderContract.mandate,
    handler((desk, entry, { reference }) => {
      const kept = find(entry, reference)
      return kept ? { status: 200, body: agreed(desk, kept).record } : problem(404, 'not_found')
    }),
  ],
  [openLenderContract.cancelMandate, handler(cancel)],
]

/** Nothing of the loan is open any more: what would take it ends with it. */
export function closeMandates(desk: Desk, entry: BookedLoan): void {
  const { account } = entry
  if (!account?.mandates || positionOf(account, desk.now()).status === 'active') return
  for (const kept of account.mandates) {
    if (isOver(kept)) continue
    kept.record = { ...kept.record, status: 'ended', end: 'loan_closed' }
    tell(desk, kept)
  }
  desk.books.write(entry)
}

/** Takes what falls due on a day, each once, from every loan whose borrower authorised it. */
export function collectDue(desk: Desk, today = dayInChina(desk.now())): number {
  let tried = 0
  for (const entry of desk.books.all())
    for (const kept of entry.account?.mandates ?? [])
      if (entry.account && agreed(desk, kept).record.status === 'active')
        tried += collect(desk, { ...entry, account: entry.account }, { kept, today })
  return tried
}

function collect(desk: Desk, entry: Entry, { kept, today }: { kept: KeptMandate; today: string }) {
  const { account } = entry
  const row = account.rows.find((it) => it.dueOn === today && !isPenalty(it))
  if (!row || today <= kept.since || kept.tried.includes(today)) return 0
  kept.tried.push(today)
  const amountMinor = Math.min(row.totalMinor - row.paidMinor, kept.mostPerDayMinor)
  if (amountMinor <= 0) {
    desk.books.write(entry)
    return 0
  }
  const refused = entry.persona === 'card_refuses'
  const { currency } = account
  const collection: Collection = refused
    ? { on: today, outcome: 'refused', amountMinor, currency, refusal: 'insufficient_funds' }
    : { on: today, outcome: 'taken', amountMinor, currency, refusal: null }
  kept.record = { ...kept.record, lastCollection: collection }
  if (!refused) {
    const now = desk.now()
    const operationReference = `auto-${kept.record.mandateReference}-${today}`.slice(0, 64)
    const body = { operationReference, today, amountMinor, currency, kind: 'installment' as const }
    carryOut(account, { kind: 'repayment', body, now, settlesAt: now })
    desk.notifier.tell({ type: 'loan.changed', reference: account.loanReference }, 0)
  }
  desk.books.write(entry)
  tell(desk, kept)
  closeMandates(desk, entry)
  return 1
}

/** By hand: the lender works through a day, as it does by itself on its own. */
export function workThroughDay(desk: Desk, route: string, body: unknown): Answer | undefined {
  if (route !== 'POST /sandbox/day') return undefined
  const { today } = (body ?? {}) as { today?: string }
  if (today === undefined || !/^\d{4}-\d\d-\d\d$/.test(today)) return problem(400, 'input_invalid')
  return { status: 200, body: { today, tried: collectDue(desk, today) } }
}
