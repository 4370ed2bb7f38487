import * as z from 'zod/mini'
import { CashTerms, CashWish } from '../../checkout/cash.ts'
import { ShopperCheckout } from '../../checkout/checkout.ts'
import { CardId } from '../../id/id.ts'
import { AmountMinor } from '../../money/money.ts'
import { endpoint } from '../endpoint.ts'

/** Cash for a person: the path of an order, without a merchant; the money goes to a card of one's own. */
export const cashContract = {
  terms: endpoint({
    id: 'viewCashTerms',
    summary: 'How much, for how long and how repaid, as lenders publish it today',
    method: 'GET',
    path: '/v1/shopper/cash-terms',
    actor: 'public',
    status: 200,
    output: CashTerms,
    problems: [],
  }),
  open: endpoint({
    id: 'openCashRequest',
    summary: 'Open a request for cash; its token leads to offers as a checkout’s does',
    method: 'POST',
    path: '/v1/shopper/cash-requests',
    actor: 'shopper',
    status: 201,
    body: z.strictObject({
      amountMinor: AmountMinor.check(z.minimum(1)),
      cardId: CardId,
      ...CashWish.shape,
    }),
    output: z.strictObject({ token: z.string(), checkout: ShopperCheckout }),
    problems: ['not_found', 'identity_missing', 'amount_out_of_range'],
  }),
}
