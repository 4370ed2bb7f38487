import { authorizationContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import {
  cancelAuthorization,
  captureAuthorization,
  extendAuthorization,
  releaseAuthorization,
} from './ask-operations.ts'

export const operationRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(authorizationContract.capture, deps, captureAuthorization))
    .route('/', serve(authorizationContract.release, deps, releaseAuthorization))
    .route('/', serve(authorizationContract.cancel, deps, cancelAuthorization))
    .route('/', serve(authorizationContract.extend, deps, extendAuthorization))
