import { eligibilityContract } from '@miaoguo/shared/contract/merchant/amounts'
import { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { gated } from '../http/gated.ts'
import { serve } from '../http/serve.ts'
import { requestOffers } from './request-offers.ts'
import { viewEligibility } from './view-eligibility.ts'
import { viewPromotion } from './view-promotion.ts'
import { watchOffers } from './watch-offers.ts'

const { requestOffers: asking } = shopperCheckoutContract

export const offerRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(promotionContract.view, deps, viewPromotion))
    .route('/', serve(eligibilityContract.view, deps, viewEligibility))
    .on(asking.method, asking.path, gated(deps, deps.offersGate))
    .route('/', serve(asking, deps, requestOffers))
    .route('/', serve(shopperCheckoutContract.watchOffers, deps, watchOffers))
