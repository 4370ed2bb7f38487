import * as z from 'zod/mini'
import {
  Authorization,
  AuthorizationChange,
  AuthorizationStatus,
  LinePart,
  Refund,
  RefundImpact,
  Reversal,
} from '../../authorization/authorization.ts'
import { MerchantReference } from '../../checkout/checkout.ts'
import { AuthorizationId, RefundId } from '../../id/id.ts'
import { AmountMinor } from '../../money/money.ts'
import { endpoint } from '../endpoint.ts'
import { pageOf, paging } from '../paging.ts'

const One = z.strictObject({ id: AuthorizationId })
/** Everything that is left, when it is not said. */
const Some = z.strictObject({ amountMinor: z.optional(AmountMinor.check(z.minimum(1))) })
const nothing = z.strictObject({})

/** Of money: asked of one authorization, and done once for a key however often it is sent. */
const asked = { method: 'POST', actor: 'merchant', params: One } as const

export const authorizationContract = {
  list: endpoint({
    id: 'listAuthorizations',
    summary: 'What is held or drawn for your orders, newest first',
    method: 'GET',
    path: '/v1/authorizations',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({
      ...paging,
      status: z.optional(AuthorizationStatus),
      merchantReference: z.optional(MerchantReference),
    }),
    output: pageOf(Authorization),
    problems: [],
  }),
  view: endpoint({
    id: 'viewAuthorization',
    summary: 'One authorization',
    method: 'GET',
    path: '/v1/authorizations/:id',
    actor: 'merchant',
    status: 200,
    params: One,
    output: Authorization,
    problems: ['not_found'],
  }),
  capture: endpoint({
    ...asked,
    id: 'captureAuthorization',
    summary: 'Draw what is held: all of it, an amount, or lines of the order',
    path: '/v1/authorizations/:id/capture',
    status: 201,
    body: z.strictObject({
      /** Everything that is left, when neither amount nor lines are said. */
      amountMinor: z.optional(AmountMinor.check(z.minimum(1))),
      /** The amount is then the sum of the lines, discounts subtracted. */
      lines: z.optional(z.array(LinePart).check(z.minLength(1), z.maxLength(200))),
    }),
    output: AuthorizationChange,
    problems: [
      'not_found',
      'authorization_not_open',
      'authorization_expired',
      'amount_exceeds_authorized',
      'amount_not_whole',
      'amounts_do_not_add_up',
      'lines_exceed_order',
      'booking_not_confirmed',
      'operation_pending',
      'operation_refused',
    ],
  }),
  release: endpoint({
    ...asked,
    id: 'releaseAuthorization',
    summary: 'Give up what is held and not captured, after a first capture',
    path: '/v1/authorizations/:id/release',
    status: 200,
    body: nothing,
    output: AuthorizationChange,
    problems: [
      'not_found',
      'authorization_not_open',
      'authorization_not_captured',
      'authorization_expired',
      'operation_pending',
      'operation_refused',
    ],
  }),
  cancel: endpoint({
    ...asked,
    id: 'cancelAuthorization',
    summary: 'End a hold of which nothing is captured; one that ended before succeeds and says so',
    path: '/v1/authorizations/:id/cancel',
    status: 200,
    body: nothing,
    output: AuthorizationChange,
    problems: ['not_found', 'authorization_captured', 'operation_pending', 'operation_refused'],
  }),
  extend: endpoint({
    ...asked,
    id: 'extendAuthorization',
    summary: 'Begin the life of a hold anew',
    path: '/v1/authorizations/:id/extend',
    status: 200,
    body: nothing,
    output: AuthorizationChange,
    problems: [
      'not_found',
      'authorization_not_open',
      'authorization_expired',
      'operation_unsupported',
      'operation_pending',
      'operation_refused',
    ],
  }),
  reverse: endpoint({
    ...asked,
    id: 'reverseAuthorization',
    summary:
      'Turn money back by whatever means fit: void, release or refund; the answer says which',
    path: '/v1/authorizations/:id/reverse',
    status: 200,
    body: Some,
    output: Reversal,
    problems: [
      'not_found',
      'amount_exceeds_captured',
      'amount_disputed',
      'amount_not_whole',
      'operation_unsupported',
      'operation_pending',
      'operation_refused',
    ],
  }),
}

export const refundContract = {
  preview: endpoint({
    ...asked,
    id: 'previewRefund',
    summary: 'Which installments a refund would change, by how much, and what costs fall away',
    path: '/v1/authorizations/:id/refund-previews',
    status: 200,
    body: Some,
    output: RefundImpact,
    problems: [
      'not_found',
      'authorization_not_captured',
      'amount_exceeds_captured',
      'amount_disputed',
      'amount_not_whole',
      'operation_unsupported',
      'operation_refused',
      'lender_unavailable',
    ],
  }),
  create: endpoint({
    ...asked,
    id: 'createRefund',
    summary: 'Give back what was captured, all of it or an amount',
    path: '/v1/authorizations/:id/refunds',
    status: 201,
    body: Some,
    output: Refund,
    problems: [
      'not_found',
      'authorization_not_captured',
      'amount_exceeds_captured',
      'amount_disputed',
      'amount_not_whole',
      'operation_unsupported',
      'operation_refused',
    ],
  }),
  list: endpoint({
    id: 'listRefunds',
    summary: 'Refunds, newest first',
    method: 'GET',
    path: '/v1/refunds',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({ ...paging, authorizationId: z.optional(AuthorizationId) }),
    output: pageOf(Refund),
    problems: [],
  }),
  view: endpoint({
    id: 'viewRefund',
    summary: 'One refund',
    method: 'GET',
    path: '/v1/refunds/:id',
    actor: 'merchant',
    status: 200,
    params: z.strictObject({ id: RefundId }),
    output: Refund,
    problems: ['not_found'],
  }),
}
