import { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { endAutopay } from './end-autopay.ts'
import { previewAutopay } from './preview-autopay.ts'
import { setUpAutopay } from './set-up-autopay.ts'
import { viewAutopay } from './view-autopay.ts'

/** Permissions to take installments from a card of the borrower's own. */
export const mandateRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(autopayContract.view, deps, viewAutopay))
    .route('/', serve(autopayContract.preview, deps, previewAutopay))
    .route('/', serve(autopayContract.setUp, deps, setUpAutopay))
    .route('/', serve(autopayContract.end, deps, endAutopay))
