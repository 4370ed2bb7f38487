import { randomBytes } from 'node:crypto'
import type { InputOf } from '@miaoguo/shared/contract/endpoint'
import type { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderCreditLine } from '@miaoguo/shared/credit-line/lender-record'
import { outstandingOf, remainingOf } from './account.ts'
import { monthsLater } from './arithmetic.ts'
import type { BookedLoan } from './books.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { personaOf, type Persona } from './personas.ts'

type Opening = InputOf<typeof openLenderContract.openCreditLine>['body']

/** A line as this lender keeps it; what is used is read from the loans drawn under it. */
export type BookedLine = {
  lineReference: string
  lenderReference: string
  input: string
  productCode: string
  borrowerReference: string
  person: { name: string; idNumber: string }
  consentReference: string
  disclosureDigest: string
  agreementDigests: string[]
  askedTimes: number
  persona: Persona
  status: LenderCreditLine['status']
  limitMinor: number
  annualInterestPpm: number
  validThrough: string
  openedAt: string
  decidesAt: string
  changedAt: string
  closures: string[]
}

const dayInChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** Principal of one loan that is held or drawn and not repaid. */
const usedBy = ({ account, loan }: BookedLoan): number =>
  !account || loan.status === 'declined' ? 0 : remainingOf(account) + outstandingOf(account)

const drawnFrom = (desk: Desk, lineReference: string): BookedLoan[] =>
  desk.books.all().filter((it) => it.creditLineReference === lineReference)

export const usedOf = (desk: Desk, { lineReference }: BookedLine): number =>
  drawnFrom(desk, lineReference).reduce((sum, it) => sum + usedBy(it), 0)

/** The line as it stands now: decided when its time has come, and expired the day after its last. */
function standing(desk: Desk, it: BookedLine): BookedLine {
  const now = desk.now()
  if (it.status === 'pending' && it.decidesAt <= now)
    Object.assign(it, { status: 'active', changedAt: it.decidesAt })
  if ((it.status === 'active' || it.status === 'suspended') && it.validThrough < dayInChina(now))
    Object.assign(it, { status: 'expired', changedAt: now })
  return it
}

function recordOf(desk: Desk, kept: BookedLine): LenderCreditLine {
  const it = standing(desk, kept)
  const granted = it.status !== 'pending' && it.status !== 'declined'
  const limitMinor = granted ? it.limitMinor : 0
  const usedMinor = usedOf(desk, it)
  return {
    lineReference: it.lineReference,
    lenderReference: granted ? it.lenderReference : null,
    status: it.status,
    reasons: it.status === 'declined' ? ['credit_history'] : [],
    productCode: it.productCode,
    currency: 'CNY',
    limitMinor,
    usedMinor,
    availableMinor: it.status === 'active' ? Math.max(0, limitMinor - usedMinor) : 0,
    annualInterestPpm: it.annualInterestPpm,
    validThrough: granted ? it.validThrough : null,
    changedAt: it.changedAt,
  }
}

/** Decides on a line, once for its reference. */
export function openCreditLine(desk: Desk, body: unknown): Answer {
  const asked = body as Opening
  const input = JSON.stringify(asked)
  const known = desk.books.creditLine(asked.lineReference)
  if (known && known.input !== input) return problem(422, 'idempotency_key_reused')
  if (known) {
    known.askedTimes += 1
    return { status: 201, body: recordOf(desk, known) }
  }
  const terms = desk.profile.terms('').products.find((it) => it.code === asked.productCode)
  if (!terms?.line || terms.capabilities?.creditLine !== true)
    return problem(501, 'operation_unsupported')
  // A yes to another text is no yes to this one.
  const agreed = asked.consent.agreementDigests ?? []
  if (!terms.line.agreements?.every(({ digest }) => agreed.includes(digest)))
    return problem(422, 'agreement_not_consented')
  const persona = personaOf(desk.profile.code, asked.borrower.phone, 0)
  const now = desk.now()
  const waits = persona === 'line_pending' ? desk.decisionDelayMs : 0
  const line: BookedLine = {
    lineReference: asked.lineReference,
    lenderReference: `CL${randomBytes(6).toString('hex').toUpperCase()}`,
    input,
    productCode: asked.productCode,
    borrowerReference: asked.borrower.reference,
    person: asked.person,
    consentReference: asked.consent.reference,
    disclosureDigest: asked.consent.disclosureDigest,
    agreementDigests: agreed,
    askedTimes: 1,
    persona,
    status: statusFor(persona),
    limitMinor: terms.line.limitMaxMinor,
    annualInterestPpm: terms.annualInterestPpm,
    validThrough: monthsLater(asked.today, terms.line.validityMonths),
    openedAt: now,
    decidesAt: new Date(Date.parse(now) + waits).toISOString(),
    changedAt: now,
    closures: [],
  }
  desk.books.writeLine(line)
  if (line.status === 'pending') tell(desk, line, waits)
  return persona === 'line_dropped' ? 'drop' : { status: 201, body: recordOf(desk, line) }
}

function statusFor(persona: Persona): BookedLine['status'] {
  if (persona === 'line_declined') return 'declined'
  return persona === 'line_pending' ? 'pending' : 'active'
}

export function creditLineByReference(desk: Desk, reference: string): Answer {
  const line = desk.books.creditLine(reference)
  return line ? { status: 200, body: recordOf(desk, line) } : problem(404, 'not_found')
}

/** Ends a line of which nothing is used; told again under the same reference it is the same. */
export function closeCreditLine(desk: Desk, reference: string, body: unknown): Answer {
  const line = desk.books.creditLine(reference)
  if (!line) return problem(404, 'not_found')
  const { closureReference } = body as { closureReference: string }
  const first = !line.closures.includes(closureReference)
  const open = ['active', 'suspended'].includes(standing(desk, line).status)
  if (open && usedOf(desk, line) === 0) {
    Object.assign(line, { status: 'closed', changedAt: desk.now() })
    line.closures.push(closureReference)
  }
  desk.books.writeLine(line)
  const drops = line.persona === 'line_dropped' && first && line.status === 'closed'
  return drops ? 'drop' : { status: 201, body: recordOf(desk, line) }
}

const tell = (desk: Desk, line: BookedLine, afterMs = 0): void =>
  desk.notifier.tell({ type: 'credit_line.changed', reference: line.lineReference }, afterMs)

/** What a line leaves for an amount: undefined where it may not be drawn for it. */
export function drawable(
  desk: Desk,
  it: { creditLineReference?: string | undefined; borrowerReference: string; amountMinor: number },
): BookedLine | undefined {
  const line = desk.books.creditLine(it.creditLineReference)
  if (!line || line.borrowerReference !== it.borrowerReference) return undefined
  const { status } = standing(desk, line)
  const fits = it.amountMinor <= line.limitMinor - usedOf(desk, line)
  return status === 'active' && fits ? line : undefined
}

/** After money moved under a line: the platform is told, and a person it happens to has the limit lowered. */
export function moved(desk: Desk, entry: BookedLoan): void {
  const line = desk.books.creditLine(entry.creditLineReference)
  if (!line) return
  const used = usedOf(desk, line)
  if (line.persona === 'line_lowered' && used > 1 && line.limitMinor > used) {
    Object.assign(line, { limitMinor: Math.floor(used / 2), changedAt: desk.now() })
    desk.books.writeLine(line)
  }
  tell(desk, line)
}

/** Somebody at the lender lowers or raises a limit, suspends a line or lets it go on: `POST /sandbox/credit-lines/{reference}`. */
export function changeLineByHand(desk: Desk, route: string, body: unknown): Answer | undefined {
  const reference = /^POST \/sandbox\/credit-lines\/([\w.:-]+)$/.exec(route)?.[1]
  if (reference === undefined) return undefined
  const line = desk.books.creditLine(reference)
  const asked = (body ?? {}) as { limitMinor?: unknown; status?: unknown }
  if (!line) return problem(404, 'not_found')
  if (Number.isSafeInteger(asked.limitMinor)) line.limitMinor = Number(asked.limitMinor)
  if (asked.status === 'active' || asked.status === 'suspended' || asked.status === 'expired')
    line.status = asked.status
  line.changedAt = desk.now()
  desk.books.writeLine(line)
  tell(desk, line)
  return { status: 200, body: recordOf(desk, line) }
}
