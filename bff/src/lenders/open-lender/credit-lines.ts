import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { addsUp, type LenderCreditLine } from '@miaoguo/shared/credit-line/lender-record'
import type { Asked, Lender } from '../lender.ts'
import { ask, type Target } from './client.ts'
import { traceOf } from './translate.ts'

type Lines = Pick<Lender, 'openCreditLine' | 'creditLine' | 'closeCreditLine'>

/** Credit lines, where the lender grants them. */
export const creditLinesAt = (target: Target): Lines => ({
  openCreditLine: async (body) =>
    ofReference(
      await ask(target, openLenderContract.openCreditLine, {
        body,
        idempotencyKey: body.lineReference,
      }),
      body.lineReference,
    ),
  creditLine: async (reference) =>
    ofReference(
      await ask(target, openLenderContract.creditLine, { params: { reference } }),
      reference,
    ),
  closeCreditLine: async ({ lineReference, ...body }) =>
    ofReference(
      await ask(target, openLenderContract.closeCreditLine, {
        params: { reference: lineReference },
        body,
        idempotencyKey: body.closureReference,
      }),
      lineReference,
    ),
})

/** A record of another line, or one whose sums contradict each other, is no answer. */
const ofReference = (asked: Asked<LenderCreditLine>, reference: string): Asked<LenderCreditLine> =>
  asked.ok && (asked.value.lineReference !== reference || !addsUp(asked.value))
    ? { ...traceOf(asked), ok: false, reason: 'answer_off_contract' }
    : asked
