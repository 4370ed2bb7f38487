import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { randomUUID } from 'node:crypto'
import type {
  AmountAsked,
  Asked,
  Booking,
  DayAsked,
  Found,
  Lender,
  Moved,
  OperationAsked,
  Origination,
  Page,
  QuoteQuestion,
} from '../lender.ts'
import { ask, type Target } from './client.ts'
import { toBooking, toFoundOperation, toMoved, traceOf, unknown } from './translate.ts'
import { unsupported } from '../unsupported.ts'

/** A lender that speaks the Open Lender API. What it does not offer, it says itself. */
export function openLender(target: Target): Lender {
  const ofLoan = (it: { loanReference: string }) => ({ loanReference: it.loanReference })
  return {
    ...unsupported,
    terms: () => ask(target, openLenderContract.terms, {}),
    quote: (question) => quote(target, question),
    originate: (origination) => originate(target, origination),
    statusByReference: (reference) => statusByReference(target, reference),
    loan: (loanReference) =>
      ask(target, openLenderContract.loan, { params: { loanReference } }).then((asked) =>
        asked.ok && asked.value.loanReference !== loanReference
          ? { ...traceOf(asked), ok: false, reason: 'answer_off_contract' }
          : asked,
      ),
    capture: (it) => moveAmount(target, 'capture', it),
    refund: (it) => moveAmount(target, 'refund', it),
    repay: (it) => moveAmount(target, 'repay', it),
    cancel: (it) => move(target, 'cancel', it),
    releaseRemaining: (it) => move(target, 'releaseRemaining', it),
    extendAuthorization: (it) => move(target, 'extendAuthorization', it),
    previewRefund: ({ loanReference, ...body }) =>
      ask(target, openLenderContract.previewRefund, {
        params: { loanReference },
        body,
        idempotencyKey: randomUUID(),
      }),
    quotePayoff: (it) =>
      ask(target, openLenderContract.quotePayoff, {
        params: ofLoan(it),
        body: { payOn: it.payOn },
        idempotencyKey: randomUUID(),
      }),
    operationByReference: async (reference) =>
      toFoundOperation(
        await ask(target, openLenderContract.operationByReference, { params: { reference } }),
        reference,
      ),
    listLoans: async (it) =>
      paged(
        await ask(target, openLenderContract.listLoans, { query: pageOf('bookedOn', it) }),
        (value) => value.loans,
      ),
    listSettlementLines: async (it) =>
      paged(
        await ask(target, openLenderContract.listSettlementLines, {
          query: pageOf('settledOn', it),
        }),
        (value) => value.lines,
      ),
  }
}

/** What is bought is not this contract's business, so the lender is not told. */
const quote = (target: Target, { purchase: _purchase, ...question }: QuoteQuestion) =>
  ask(target, openLenderContract.quote, {
    body: question,
    idempotencyKey: question.requestReference,
  })

async function originate(target: Target, it: Origination): Promise<Booking> {
  const { agreed: _agreed, purchase: _purchase, authorization: _authorization, ...body } = it
  const asked = await ask(target, openLenderContract.originate, {
    body,
    idempotencyKey: it.originationReference,
  })
  if (asked.ok) return toBooking(asked.value, it.originationReference, traceOf(asked))
  const said = asked.reason === 'refused' || asked.reason === 'not_found'
  return said
    ? { ...traceOf(asked), outcome: 'refused', status: asked.status ?? 0 }
    : unknown(asked)
}

async function statusByReference(target: Target, reference: string): Promise<Found> {
  const asked = await ask(target, openLenderContract.loanByReference, { params: { reference } })
  if (asked.ok) return toBooking(asked.value, reference, traceOf(asked))
  return asked.reason === 'not_found' ? { ...traceOf(asked), outcome: 'not_found' } : unknown(asked)
}

async function moveAmount(
  target: Target,
  verb: 'capture' | 'refund' | 'repay',
  { loanReference, ...body }: AmountAsked,
): Promise<Moved> {
  const asked = await ask(target, openLenderContract[verb], {
    params: { loanReference },
    body,
    idempotencyKey: body.operationReference,
  })
  return toMoved(asked, body)
}

async function move(
  target: Target,
  verb: 'cancel' | 'releaseRemaining' | 'extendAuthorization',
  { loanReference, ...body }: OperationAsked,
): Promise<Moved> {
  const asked = await ask(target, openLenderContract[verb], {
    params: { loanReference },
    body,
    idempotencyKey: body.operationReference,
  })
  return toMoved(asked, { operationReference: body.operationReference })
}

const pageOf = (day: 'bookedOn' | 'settledOn', it: DayAsked): Record<string, string> => ({
  [day]: it.on,
  ...(it.after === undefined ? {} : { after: it.after }),
})

function paged<T, V extends { next: string | null }>(
  asked: Asked<V>,
  itemsOf: (value: V) => T[],
): Asked<Page<T>> {
  if (!asked.ok) return asked
  return { ...asked, value: { items: itemsOf(asked.value), next: asked.value.next } }
}
