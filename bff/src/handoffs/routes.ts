import { handoffContract } from '@miaoguo/shared/contract/shopper/handoffs'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { comeBack, viewHandoff } from './come-back.ts'
import { leaveForLender } from './leave-for-lender.ts'

export const handoffRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(handoffContract.leave, deps, leaveForLender))
    .route('/', serve(handoffContract.view, deps, viewHandoff))
    .route('/', serve(handoffContract.comeBack, deps, comeBack))
