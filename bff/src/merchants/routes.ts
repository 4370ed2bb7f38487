import { allocationContract } from '@miaoguo/shared/contract/merchant/amounts'
import { keyContract, testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { advanceTestClock, viewTestClock } from './advance-test-clock.ts'
import { allocateAmount } from './allocate-amount.ts'
import { createApiKey } from './create-api-key.ts'
import { listApiKeys } from './list-api-keys.ts'
import { revokeApiKey } from './revoke-api-key.ts'
import { rollApiKey } from './roll-api-key.ts'

export const merchantRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(allocationContract.make, deps, allocateAmount))
    .route('/', serve(keyContract.create, deps, createApiKey))
    .route('/', serve(keyContract.list, deps, listApiKeys))
    .route('/', serve(keyContract.roll, deps, rollApiKey))
    .route('/', serve(keyContract.revoke, deps, revokeApiKey))
    .route('/', serve(testClockContract.view, deps, viewTestClock))
    .route('/', serve(testClockContract.advance, deps, advanceTestClock))
