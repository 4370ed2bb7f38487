import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { cashContract } from '@miaoguo/shared/contract/shopper/cash'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import * as applicants from '../applicants/store.ts'
import { checkoutIdentityOf } from '../checkouts/create-checkout.ts'
import { refuseAmount } from '../checkouts/refuse-amount.ts'
import * as checkouts from '../checkouts/store.ts'
import { toShopperView } from '../checkouts/views.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { houseId } from './house.ts'

type Contract = typeof cashContract.open

const requestsPerDay = 50

/** Opens a request for cash, its borrower's own from the first moment, to be paid to a card of theirs and nowhere else. */
export async function openCashRequest(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const { amountMinor, cardId, ...wish } = input.body
  if (!(await applicants.findPerson(deps.db, borrowerId))) throw new Problem('identity_missing')
  if (!(await applicants.findCard(deps.db, cardId, borrowerId))) throw new Problem('not_found')
  const order = { scenario: 'cash', currency: 'CNY', amountMinor } as const
  refuseAmount(deps, order)
  limitRate(deps, `cash:${borrowerId}`, { count: requestsPerDay, windowMs: 86_400_000 })
  const { id, token } = checkoutIdentityOf(deps)
  const merchantId = await houseId(deps)
  const createdAt = deps.now()
  await deps.db.transaction().execute(async (tx) => {
    await checkouts.insert(tx, {
      ...order,
      id,
      token,
      merchantId,
      merchantReference: id.replace('chk_', 'cash-'),
      lines: [
        {
          kind: 'item',
          name: '应急小额借款',
          quantity: 1,
          unitAmountMinor: amountMinor,
          totalMinor: amountMinor,
        },
      ],
      returnUrl: `${deps.env.PUBLIC_URL ?? ''}/#/pages/home/index`,
      notifyUrl: '',
      captureMode: 'automatic',
      itinerarySealed: null,
      trip: null,
      tripLegs: null,
      amends: null,
      wish,
      payToCardId: cardId,
      createdAt,
      expiresAt: instantAfter(createdAt, deps.env.CHECKOUT_MINUTES * 60_000),
    })
    await checkouts.claim(tx, { id, borrowerId })
  })
  const opened = await checkouts.findById(deps.db, id)
  invariant(opened, 'a request was just written')
  return { token, checkout: toShopperView(deps, opened) }
}
