import type { PublicKey } from '@miaoguo/shared/contract/lender/keys'
import { openLenderContract, type QuoteAnswer } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderServiceRequest } from '@miaoguo/shared/loan/service-request'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
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
  ReliefAsked,
  ServiceRequestAsked,
} from '../lender.ts'
import { pinnedKeys, publishedKeys } from '../../signatures/keys.ts'
import { unsupported } from '../unsupported.ts'
import { ask, readKeys, type Target } from './client.ts'
import { creditLinesAt } from './credit-lines.ts'
import { certificateOf } from './certificate.ts'
import { mandatesAt } from './mandates.ts'
import { readNotification } from './notification.ts'
import { toBooking, toFoundOperation, toMoved, traceOf, unknown } from './translate.ts'

export type OpenLenderSeed = Omit<Target, 'keys'> & {
  /** Keys agreed on beforehand; without them those the lender publishes hold. */
  pinned?: readonly PublicKey[] | undefined
}

/** A lender that speaks the Open Lender API. What it does not offer, it says itself. */
export function openLender({ pinned, ...seed }: OpenLenderSeed): Lender {
  const keys = pinned
    ? pinnedKeys(pinned)
    : publishedKeys(
        () => readKeys(seed),
        () => millisecondsOf(seed.now()),
      )
  const target: Target = { ...seed, keys }
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
    previewRefund: ({ loanReference, today, amountMinor, currency }) =>
      ask(target, openLenderContract.previewRefund, {
        params: { loanReference },
        body: { today, amountMinor, currency },
        idempotencyKey: randomUUID(),
      }),
    ...quotesAt(target),
    operationByReference: async (reference) =>
      toFoundOperation(
        await ask(target, openLenderContract.operationByReference, { params: { reference } }),
        reference,
      ),
    fileServiceRequest: (it) => fileServiceRequest(target, it),
    serviceRequestByReference: async (reference) =>
      ofReference(
        await ask(target, openLenderContract.serviceRequestByReference, { params: { reference } }),
        reference,
      ),
    acceptRelief: ({ requestReference, ...body }) => acceptRelief(target, requestReference, body),
    ...creditLinesAt(target),
    ...mandatesAt(target),
    settlementCertificate: (loanReference) => certificateOf(target, loanReference),
    ...disputesAt(target),
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
    readNotification: (raw) => readNotification(raw, { keys, now: target.now() }),
  }
}

const quotesAt = (target: Target): Pick<Lender, 'quotePayoff' | 'quoteWithdrawal'> => ({
  quotePayoff: ({ loanReference, payOn }) =>
    ask(target, openLenderContract.quotePayoff, {
      params: { loanReference },
      body: { payOn },
      idempotencyKey: randomUUID(),
    }),
  quoteWithdrawal: ({ loanReference, withdrawOn }) =>
    ask(target, openLenderContract.quoteWithdrawal, {
      params: { loanReference },
      body: { withdrawOn },
      idempotencyKey: randomUUID(),
    }),
})

/** Disputes, where the lender keeps them. */
const disputesAt = (
  target: Target,
): Pick<Lender, 'dispute' | 'submitEvidence' | 'acceptDispute'> => ({
  dispute: (disputeReference) =>
    ask(target, openLenderContract.dispute, { params: { disputeReference } }),
  submitEvidence: ({ disputeReference, ...body }) =>
    ask(target, openLenderContract.submitEvidence, {
      params: { disputeReference },
      body,
      idempotencyKey: body.responseReference,
    }),
  acceptDispute: ({ disputeReference, ...body }) =>
    ask(target, openLenderContract.acceptDispute, {
      params: { disputeReference },
      body,
      idempotencyKey: body.responseReference,
    }),
})

function quote(target: Target, it: QuoteQuestion): Promise<Asked<QuoteAnswer>> {
  // What is bought is not this contract's business, so the lender is not told.
  const { purchase: _purchase, ...body } = it
  return ask(target, openLenderContract.quote, { body, idempotencyKey: it.requestReference })
}

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

async function fileServiceRequest(
  target: Target,
  { loanReference, ...body }: ServiceRequestAsked,
): Promise<Asked<LenderServiceRequest>> {
  const asked = await ask(target, openLenderContract.fileServiceRequest, {
    params: { loanReference },
    body,
    idempotencyKey: body.requestReference,
  })
  return ofReference(asked, body.requestReference)
}

async function acceptRelief(
  target: Target,
  reference: string,
  body: Omit<ReliefAsked, 'requestReference'>,
): Promise<Moved> {
  const asked = await ask(target, openLenderContract.acceptRelief, {
    params: { reference },
    body,
    idempotencyKey: body.operationReference,
  })
  return toMoved(asked, { operationReference: body.operationReference })
}

/** A record of another request is no answer. */
const ofReference = (
  asked: Asked<LenderServiceRequest>,
  reference: string,
): Asked<LenderServiceRequest> =>
  asked.ok && asked.value.requestReference !== reference
    ? { ...traceOf(asked), ok: false, reason: 'answer_off_contract' }
    : asked

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
