import { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { acceptRelief, refuseRelief } from './decide-relief.ts'
import { fileServiceRequest } from './file-service-request.ts'
import { listServiceRequests, viewServiceRequest } from './view-service-requests.ts'

export const serviceRequestRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(serviceRequestContract.file, deps, fileServiceRequest))
    .route('/', serve(serviceRequestContract.list, deps, listServiceRequests))
    .route('/', serve(serviceRequestContract.view, deps, viewServiceRequest))
    .route('/', serve(serviceRequestContract.acceptRelief, deps, acceptRelief))
    .route('/', serve(serviceRequestContract.refuseRelief, deps, refuseRelief))
