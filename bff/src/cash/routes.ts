import { cashContract } from '@miaoguo/shared/contract/shopper/cash'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { openCashRequest } from './open-cash-request.ts'
import { viewCashTerms } from './view-cash-terms.ts'

/** Requests for cash; from the offers on they go the way of every order. */
export const cashRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(cashContract.terms, deps, viewCashTerms))
    .route('/', serve(cashContract.open, deps, openCashRequest))
