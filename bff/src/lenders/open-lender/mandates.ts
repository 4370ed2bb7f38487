import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderMandate } from '@miaoguo/shared/loan/mandate'
import type { Asked, Lender, MandateNamed } from '../lender.ts'
import { ask, type Target } from './client.ts'
import { traceOf } from './translate.ts'

/** Permissions to take installments from a card, where the lender keeps them. */
export const mandatesAt = (
  target: Target,
): Pick<Lender, 'setUpMandate' | 'mandate' | 'cancelMandate'> => ({
  setUpMandate: async ({ loanReference, ...body }) =>
    ofReference(
      await ask(target, openLenderContract.setUpMandate, {
        params: { loanReference },
        body,
        idempotencyKey: body.mandateReference,
      }),
      { loanReference, mandateReference: body.mandateReference },
    ),
  mandate: async (it) =>
    ofReference(await ask(target, openLenderContract.mandate, { params: it }), it),
  cancelMandate: async ({ today, ...it }) =>
    ofReference(
      await ask(target, openLenderContract.cancelMandate, {
        params: it,
        body: { today },
        idempotencyKey: `end-${it.mandateReference}`,
      }),
      it,
    ),
})

/** A record of another mandate is no answer. */
const ofReference = (asked: Asked<LenderMandate>, it: MandateNamed): Asked<LenderMandate> =>
  asked.ok &&
  (asked.value.mandateReference !== it.mandateReference ||
    asked.value.loanReference !== it.loanReference)
    ? { ...traceOf(asked), ok: false, reason: 'answer_off_contract' }
    : asked
