import { createHash, randomBytes } from 'node:crypto'
import type { InputOf } from '@miaoguo/shared/contract/endpoint'
import {
  openLenderContract,
  type LenderLoan,
  type LenderQuote,
} from '@miaoguo/shared/contract/lender/open-lender'
import { settleSubsidy, type Account } from './account.ts'
import type { BookedLoan } from './books.ts'
import { drawable, moved } from './credit-lines.ts'
import { openDispute } from './disputes.ts'
import { problem, type Answer, type Desk } from './desk.ts'
import { personaOf } from './personas.ts'
import { quotesFor } from './quotes.ts'

const reference = (kind: string): string => `${kind}-${randomBytes(9).toString('hex')}`
/** The same origination has the same loan reference, whenever it is decided. */
const loanReference = (origination: string): string =>
  `ln-${createHash('sha256').update(origination).digest('hex').slice(0, 18)}`

const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function quote(desk: Desk, body: unknown): Promise<Answer> {
  const asked = openLenderContract.quote.body.safeParse(body)
  if (!asked.success) return problem(400, 'input_invalid')
  const { borrower, scenario, amountMinor, today, currency, subsidies, trip } = asked.data
  const { creditLineReference } = asked.data
  const persona = personaOf(desk.profile.code, borrower.phone, amountMinor)
  if (persona === 'silent') return 'silence'
  if (desk.quoteDelayMs > 0) await pause(desk.quoteDelayMs)
  if (persona === 'garbage_quote')
    return { garbage: '{"decision":"offered","quotes":[{"total":"一百"}]}' }
  if (persona === 'quote_declined') return declined('credit_history')
  const lifetimeMs = persona === 'short_offer' ? 3000 : 15 * 60_000
  const quotes = quotesFor(
    desk.profile.terms(desk.url()).products,
    {
      scenario,
      amountMinor,
      today,
      currency,
      subsidies,
      trip,
      line: drawable(desk, {
        creditLineReference,
        borrowerReference: borrower.reference,
        amountMinor,
      }),
    },
    {
      expiresAt: later(desk.now(), lifetimeMs),
      reference: () => reference('q'),
    },
  )
  if (quotes.length === 0) return declined('lender_policy')
  for (const it of quotes) {
    desk.books.keepQuote(it, borrower.phone)
    const last = it.schedule.at(-1)
    if (persona === 'off_by_a_fen' && last) {
      last.feeMinor += 1
      last.totalMinor += 1
    }
  }
  return { status: 200, body: { decision: 'offered', quotes } }
}

const declined = (reason: string): Answer => ({
  status: 200,
  body: { decision: 'declined', reasons: [reason] },
})

/** Books the loan, once for a reference and a key. */
export function originate(desk: Desk, body: unknown, key: string | string[] | undefined): Answer {
  const asked = openLenderContract.originate.body.safeParse(body)
  if (!asked.success || typeof key !== 'string' || key === '') return problem(400, 'input_invalid')
  const known = desk.books.byReference(asked.data.originationReference) ?? desk.books.byKey(key)
  if (known) {
    const sameInput =
      known.idempotencyKey === key &&
      known.originationReference === asked.data.originationReference &&
      known.quoteReference === asked.data.quoteReference
    if (!sameInput) return problem(422, 'idempotency_key_reused')
    known.askedTimes += 1
    return { status: 201, body: decided(desk, known).loan }
  }
  const kept = desk.books.quote(asked.data.quoteReference)
  if (!kept) return problem(404, 'not_found')
  const entry = book(desk, { asked: asked.data, key, kept })
  if (entry === undefined) return problem(400, 'input_invalid')
  desk.books.write(entry)
  moved(desk, entry)
  if (entry.loan.status === 'pending')
    desk.notifier.tell(
      { type: 'origination.changed', reference: entry.originationReference },
      desk.decisionDelayMs,
    )
  if (entry.persona === 'disputed' && entry.account?.capturedOn)
    openDispute(desk, entry, { afterMs: desk.decisionDelayMs })
  if (entry.persona === 'dropped_after_booking') return 'drop'
  if (entry.persona === 'error_after_booking') return problem(500, 'internal_error')
  return { status: 201, body: entry.loan }
}

type Booking = {
  asked: InputOf<typeof openLenderContract.originate>['body']
  key: string
  kept: { quote: LenderQuote; phone: string | undefined }
}

/** The loan as this lender books it; undefined when the product cannot be had that way. */
function book(desk: Desk, { asked, key, kept }: Booking): BookedLoan | undefined {
  const { quote } = kept
  const terms = desk.profile.terms(desk.url()).products.find((it) => it.code === quote.productCode)
  const manual = asked.capture === 'manual'
  // Cash is paid to the borrower, and nobody pays a merchant's order to a card.
  if ((terms?.kind === 'quick_loan') !== (asked.paidTo !== undefined)) return undefined
  if (quote.creditLineReference !== asked.creditLineReference) return undefined
  if (!terms || (manual && !terms.capabilities?.manualCapture)) return undefined
  const now = desk.now()
  const persona = personaOf(desk.profile.code, kept.phone, quote.principalMinor)
  const expiresAt = later(now, (terms.capabilities?.authorizationDays ?? 0) * 86_400_000)
  const loan: LenderLoan = {
    originationReference: asked.originationReference,
    status: 'approved',
    loanReference: loanReference(asked.originationReference),
    reasons: [],
    principalMinor: quote.principalMinor,
    currency: quote.currency,
    schedule: quote.schedule,
    ...(manual ? { authorizationExpiresAt: expiresAt } : {}),
  }
  if (quote.expiresAt <= now) refuse(loan, 'offer_lapsed')
  else if (exhausted(desk, asked, quote)) refuse(loan, 'limit_reached')
  else if (persona === 'loan_declined') refuse(loan, 'limit_reached')
  else if (persona === 'loan_pending')
    Object.assign(loan, { status: 'pending', loanReference: null })
  const account: Account = {
    loanReference: loanReference(asked.originationReference),
    // What is drawn under a line is lent at the rate that was agreed when it was opened.
    terms: { ...terms, annualInterestPpm: quote.annualInterestPpm },
    count: quote.installmentCount,
    currency: quote.currency,
    drawnOn: quote.drawnOn,
    authorizedMinor: quote.principalMinor,
    capturedMinor: manual ? 0 : quote.principalMinor,
    releasedMinor: 0,
    refundedMinor: 0,
    repaidMinor: 0,
    capturedOn: manual ? null : quote.drawnOn,
    expiresAt: manual ? expiresAt : null,
    cancelled: false,
    rows: quote.schedule.map((row) => ({ ...row, paidMinor: 0 })),
    subsidy: quote.subsidy
      ? {
          ...quote.subsidy,
          drawnMinor: manual ? 0 : quote.subsidy.subsidyMinor,
          paidMinor: 0,
          ...(persona === 'wrong_subsidy' ? { extraMinor: 100 } : {}),
        }
      : null,
    operations: [],
    // What is drawn at once is paid out that day; what is held, when it is captured.
    lines:
      manual || asked.paidTo
        ? []
        : [
            {
              lineReference: `line-${asked.originationReference}`.slice(0, 64),
              loanReference: loanReference(asked.originationReference),
              operationReference: null,
              kind: 'capture',
              direction: 'to_merchant',
              amountMinor: quote.principalMinor,
              currency: quote.currency,
              settledOn: quote.drawnOn,
            },
          ],
  }
  if (!manual) settleSubsidy(account, asked.originationReference, quote.drawnOn)
  return {
    originationReference: asked.originationReference,
    idempotencyKey: key,
    quoteReference: asked.quoteReference,
    borrowerReference: asked.borrower.reference,
    merchantReference: asked.merchantReference,
    ...(asked.paidTo ? { paidTo: asked.paidTo } : {}),
    ...(asked.creditLineReference ? { creditLineReference: asked.creditLineReference } : {}),
    consentReference: asked.consent.reference,
    disclosureDigest: asked.consent.disclosureDigest,
    askedTimes: 1,
    bookedAt: now,
    decidesAt: later(now, loan.status === 'pending' ? desk.decisionDelayMs : 0),
    persona,
    loan,
    account: loan.status === 'declined' ? null : account,
  }
}

/** Whether the line it would be drawn from does not leave so much any more. */
const exhausted = (desk: Desk, asked: Booking['asked'], quote: LenderQuote): boolean =>
  quote.creditLineReference !== undefined &&
  !drawable(desk, {
    creditLineReference: quote.creditLineReference,
    borrowerReference: asked.borrower.reference,
    amountMinor: quote.principalMinor,
  })

function refuse(loan: LenderLoan, reason: LenderLoan['reasons'][number]): void {
  Object.assign(loan, { status: 'declined', loanReference: null, reasons: [reason], schedule: [] })
}

/** A pending entry becomes approved when its time has come. */
export function decided(desk: Desk, entry: BookedLoan): BookedLoan {
  if (entry.loan.status === 'pending' && entry.decidesAt <= desk.now()) {
    entry.loan.status = 'approved'
    entry.loan.loanReference = loanReference(entry.originationReference)
  }
  return entry
}
