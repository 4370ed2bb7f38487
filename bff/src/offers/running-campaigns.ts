import type { MerchantId } from '@miaoguo/shared/id/id'
import type { Currency } from '@miaoguo/shared/money/money'
import * as campaigns from '../campaigns/store.ts'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'

type Order = {
  merchantId: MerchantId
  clockAheadMs: number
  currency: Currency
  amountMinor: number
}

/** More campaigns than these are not asked about at once. */
const campaignsMax = 5

/** What a merchant pays for such an order now, in its own time: for the widget and the checkout alike. */
export const runningFor = (deps: Deps, it: Order): Promise<campaigns.StoredCampaign[]> =>
  campaigns.listRunning(
    deps.db,
    {
      merchantId: it.merchantId,
      at: atMerchantTime(deps, it.clockAheadMs).now(),
      currency: it.currency,
      amountMinor: it.amountMinor,
    },
    campaignsMax,
  )
