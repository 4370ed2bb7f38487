import { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { listAuthorizations, viewAuthorization } from './view-authorizations.ts'

export const authorizationRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(authorizationContract.list, deps, listAuthorizations))
    .route('/', serve(authorizationContract.view, deps, viewAuthorization))
