import * as z from 'zod/mini'
import { CheckoutStatus } from '../../checkout/checkout.ts'
import { CheckoutId } from '../../id/id.ts'
import { ConsoleOrder, ConsoleOrderDetail, Funnel, OrderFailure } from '../../merchant/console.ts'
import { MerchantMode } from '../../merchant/merchant.ts'
import { CalendarDate } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'
import { pageOf, paging } from '../paging.ts'

const OfMode = z.strictObject({ mode: MerchantMode })

export const consoleOrderContract = {
  list: endpoint({
    id: 'listConsoleOrders',
    summary: 'Orders with their credit, newest first',
    method: 'GET',
    path: '/v1/console/:mode/orders',
    actor: 'merchant_user',
    permission: 'orders.read',
    status: 200,
    params: OfMode,
    query: z.strictObject({
      ...paging,
      status: z.optional(CheckoutStatus),
      /** The beginning of the merchant’s own reference. */
      reference: z.optional(z.string().check(z.regex(/^[\w.:-]{1,64}$/))),
    }),
    output: pageOf(ConsoleOrder),
    problems: ['not_found'],
  }),
  view: endpoint({
    id: 'viewConsoleOrder',
    summary: 'One order, how far its shopper came, and every asking for its credit',
    method: 'GET',
    path: '/v1/console/:mode/orders/:id',
    actor: 'merchant_user',
    permission: 'orders.read',
    status: 200,
    params: z.strictObject({ mode: MerchantMode, id: CheckoutId }),
    output: ConsoleOrderDetail,
    problems: ['not_found'],
  }),
  failures: endpoint({
    id: 'listOrderFailures',
    summary: 'Orders whose financing failed, newest first, with what to ask the lender about',
    method: 'GET',
    path: '/v1/console/:mode/failures',
    actor: 'merchant_user',
    permission: 'failures.read',
    status: 200,
    params: OfMode,
    query: z.strictObject(paging),
    output: pageOf(OrderFailure),
    problems: ['not_found'],
  }),
  funnel: endpoint({
    id: 'viewFunnel',
    summary:
      'How far shoppers came, by days in the merchant’s time zone; 14 days when none are said',
    method: 'GET',
    path: '/v1/console/:mode/funnel',
    actor: 'merchant_user',
    permission: 'funnel.read',
    status: 200,
    params: OfMode,
    query: z.strictObject({
      /** The first and the last day; 92 days at most. */
      fromOn: z.optional(CalendarDate),
      toOn: z.optional(CalendarDate),
    }),
    output: Funnel,
    problems: ['not_found'],
  }),
}
