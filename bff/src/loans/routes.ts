import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { rateChangeContract } from '@miaoguo/shared/contract/shopper/rate-changes'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { applyForLoan } from './apply-for-loan.ts'
import { listRateChanges } from './list-rate-changes.ts'
import { viewApplication } from './view-application.ts'
import { listLoans, viewLoan } from './view-loans.ts'

export const loanRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(loanContract.apply, deps, applyForLoan))
    .route('/', serve(loanContract.viewApplication, deps, viewApplication))
    .route('/', serve(loanContract.list, deps, listLoans))
    .route('/', serve(loanContract.view, deps, viewLoan))
    .route('/', serve(rateChangeContract.list, deps, listRateChanges))
