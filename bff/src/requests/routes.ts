import { apiRequestContract } from '@miaoguo/shared/contract/merchant/keys'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { listApiRequests } from './list-api-requests.ts'

export const requestRoutes = (deps: Deps) =>
  new Hono().route('/', serve(apiRequestContract.list, deps, listApiRequests))
