import { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { applyForCreditLine } from './apply-for-credit-line.ts'
import { closeCreditLine } from './close-credit-line.ts'
import { listOfferings } from './list-offerings.ts'
import { listCreditLines, viewCreditLine } from './view-credit-lines.ts'

/** Credit lines: asked for at one lender, drawn at checkouts, and closed. */
export const creditLineRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(creditLineContract.offerings, deps, listOfferings))
    .route('/', serve(creditLineContract.apply, deps, applyForCreditLine))
    .route('/', serve(creditLineContract.list, deps, listCreditLines))
    .route('/', serve(creditLineContract.view, deps, viewCreditLine))
    .route('/', serve(creditLineContract.close, deps, closeCreditLine))
