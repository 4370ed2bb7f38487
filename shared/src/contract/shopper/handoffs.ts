import * as z from 'zod/mini'
import { Handoff } from '../../handoff/handoff.ts'
import { HandoffId, LenderId } from '../../id/id.ts'
import { endpoint } from '../endpoint.ts'

const One = z.strictObject({ id: HandoffId })
const CheckoutToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,64}$/))

/** For lenders that show their terms on their own page. */
export const handoffContract = {
  leave: endpoint({
    id: 'leaveForLender',
    summary: 'Say yes to leaving for a lender’s own page; answers its address',
    method: 'POST',
    path: '/v1/shopper/checkouts/:token/handoffs',
    actor: 'shopper',
    status: 201,
    params: z.strictObject({ token: CheckoutToken }),
    body: z.strictObject({
      lenderId: LenderId,
      noticeDigest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
    }),
    output: Handoff,
    problems: [
      'not_found',
      'disclosure_outdated',
      'offer_withdrawn',
      'checkout_not_open',
      'checkout_expired',
      'checkout_application_pending',
      'lender_unavailable',
    ],
  }),
  view: endpoint({
    id: 'viewHandoff',
    summary: 'Where a going to a lender’s own page stands, as far as we know',
    method: 'GET',
    path: '/v1/shopper/handoffs/:id',
    actor: 'shopper',
    status: 200,
    params: One,
    output: Handoff,
    problems: ['not_found'],
  }),
  comeBack: endpoint({
    id: 'comeBackFromLender',
    summary:
      'Ask the lender what became of it; an agreement becomes one application, however often this is sent',
    method: 'POST',
    path: '/v1/shopper/handoffs/:id/return',
    actor: 'shopper',
    status: 200,
    params: One,
    body: z.strictObject({}),
    output: Handoff,
    problems: ['not_found', 'lender_unavailable'],
  }),
}
