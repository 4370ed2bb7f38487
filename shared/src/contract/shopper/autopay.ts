import * as z from 'zod/mini'
import { CardId, LoanId, MandateId } from '../../id/id.ts'
import { Autopay, AutopayOffer, AutopayState } from '../../repayment/autopay.ts'
import { endpoint } from '../endpoint.ts'

const ofLoan = z.strictObject({ id: LoanId })

/** A lender takes each installment on its due day from a card of the borrower's; off until chosen, ended with one press. */
export const autopayContract = {
  view: endpoint({
    id: 'viewAutopay',
    summary:
      'Whether my lender takes installments of a loan by itself, from which card, and the last time it did',
    method: 'GET',
    path: '/v1/shopper/loans/:id/autopay',
    actor: 'shopper',
    status: 200,
    params: ofLoan,
    output: AutopayState,
    problems: ['not_found'],
  }),
  preview: endpoint({
    id: 'previewAutopay',
    summary:
      'What authorising the lender would mean with one card, to be read first; nothing is done',
    method: 'POST',
    path: '/v1/shopper/loans/:id/autopay-previews',
    actor: 'shopper',
    status: 200,
    params: ofLoan,
    body: z.strictObject({ cardId: CardId }),
    output: AutopayOffer,
    problems: ['not_found', 'loan_not_active', 'operation_unsupported', 'card_missing'],
  }),
  setUp: endpoint({
    id: 'setUpAutopay',
    summary: 'Authorise the lender as it was shown, exactly once',
    method: 'POST',
    path: '/v1/shopper/loans/:id/autopay',
    actor: 'shopper',
    status: 201,
    params: ofLoan,
    body: z.strictObject({ cardId: CardId, digest: z.string().check(z.maxLength(100)) }),
    output: Autopay,
    problems: [
      'not_found',
      'loan_not_active',
      'operation_unsupported',
      'card_missing',
      'autopay_open',
      'autopay_changed',
    ],
  }),
  end: endpoint({
    id: 'endAutopay',
    summary: 'End it, at once for everything that has not begun; ending it again changes nothing',
    method: 'POST',
    path: '/v1/shopper/autopay/:id/end',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: MandateId }),
    body: z.strictObject({}),
    output: Autopay,
    problems: ['not_found'],
  }),
}
