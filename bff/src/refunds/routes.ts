import {
  authorizationContract,
  refundContract,
} from '@miaoguo/shared/contract/merchant/authorizations'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { createRefund } from './create-refund.ts'
import { previewRefund } from './preview-refund.ts'
import { reverseAuthorization } from './reverse-authorization.ts'
import { listRefunds, viewRefund } from './view-refunds.ts'

export const refundRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(refundContract.preview, deps, previewRefund))
    .route('/', serve(refundContract.create, deps, createRefund))
    .route('/', serve(refundContract.list, deps, listRefunds))
    .route('/', serve(refundContract.view, deps, viewRefund))
    .route('/', serve(authorizationContract.reverse, deps, reverseAuthorization))
