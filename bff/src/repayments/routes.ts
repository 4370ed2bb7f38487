import { billContract, repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { listBills } from './list-bills.ts'
import { makeRepayment } from './make-repayment.ts'
import { previewRepayment } from './preview-repayment.ts'
import { previewWithdrawal } from './preview-withdrawal.ts'
import { quotePayoff } from './quote-payoff.ts'
import { viewInstallments } from './view-installments.ts'
import { viewRepayment } from './view-repayment.ts'

export const repaymentRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(billContract.list, deps, listBills))
    .route('/', serve(repaymentContract.viewInstallments, deps, viewInstallments))
    .route('/', serve(repaymentContract.quotePayoff, deps, quotePayoff))
    .route('/', serve(repaymentContract.previewWithdrawal, deps, previewWithdrawal))
    .route('/', serve(repaymentContract.preview, deps, previewRepayment))
    .route('/', serve(repaymentContract.make, deps, makeRepayment))
    .route('/', serve(repaymentContract.view, deps, viewRepayment))
