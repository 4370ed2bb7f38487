import type { OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { borrowerFactsOf } from '../offers/refuse-barred.ts'
import { offeringsOf } from './offering.ts'
import * as lines from './store.ts'

type Contract = typeof creditLineContract.offerings

/** Lines that may be asked for today, the cheapest first; none of a lender at which there is one already. */
export async function listOfferings(deps: Deps, actor: Actor): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const borrower = await borrowerFactsOf(deps, deps.db, borrowerId)
  const taken = await lines.lendersOf(deps.db, borrowerId)
  const items = offeringsOf(deps.lenders, { today: deps.today(), borrower })
    .filter(({ published }) => !taken.includes(published.entry.id))
    .map((it) => it.offering)
    .toSorted((a, b) => a.notice.annualRatePpm - b.notice.annualRatePpm)
  return { items }
}
