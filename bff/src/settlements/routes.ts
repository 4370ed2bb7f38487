import { settlementContract } from '@miaoguo/shared/contract/merchant/settlements'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { listSettlements, viewSettlement, viewSettlementFile } from './view-settlements.ts'

export const settlementRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(settlementContract.list, deps, listSettlements))
    .route('/', serve(settlementContract.view, deps, viewSettlement))
    .route('/', serve(settlementContract.file, deps, viewSettlementFile))
