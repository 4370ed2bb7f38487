import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { cancelCheckout } from './cancel-checkout.ts'
import { createCheckout } from './create-checkout.ts'
import { listCheckouts } from './list-checkouts.ts'
import { viewCheckout, viewMerchantCheckout } from './view-checkout.ts'

export const checkoutRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(merchantCheckoutContract.create, deps, createCheckout))
    .route('/', serve(merchantCheckoutContract.list, deps, listCheckouts))
    .route('/', serve(merchantCheckoutContract.view, deps, viewMerchantCheckout))
    .route('/', serve(merchantCheckoutContract.cancel, deps, cancelCheckout))
    .route('/', serve(shopperCheckoutContract.view, deps, viewCheckout))
