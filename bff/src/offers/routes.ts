import { eligibilityContract } from '@miaoguo/shared/contract/merchant/amounts'
import { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { requestOffers } from './request-offers.ts'
import { viewEligibility } from './view-eligibility.ts'
import { viewPromotion } from './view-promotion.ts'
import { watchOffers } from './watch-offers.ts'

export const offerRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(promotionContract.view, deps, viewPromotion))
    .route('/', serve(eligibilityContract.view, deps, viewEligibility))
    .route('/', serve(shopperCheckoutContract.requestOffers, deps, requestOffers))
    .route('/', serve(shopperCheckoutContract.watchOffers, deps, watchOffers))
