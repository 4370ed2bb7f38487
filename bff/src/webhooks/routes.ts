import {
  eventContract,
  webhookDeliveryContract,
  webhookEndpointContract,
} from '@miaoguo/shared/contract/merchant/webhooks'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { createEndpoint } from './create-endpoint.ts'
import { replayEvent, replayEvents } from './replay-events.ts'
import { rotateSecret } from './rotate-secret.ts'
import { testEndpoint } from './test-endpoint.ts'
import { deleteEndpoint, updateEndpoint } from './update-endpoint.ts'
import { listDeliveries, viewDelivery } from './view-deliveries.ts'
import { listEndpoints, viewEndpoint } from './view-endpoints.ts'
import { listEvents, viewEvent } from './view-events.ts'

export const webhookRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(webhookEndpointContract.create, deps, createEndpoint))
    .route('/', serve(webhookEndpointContract.list, deps, listEndpoints))
    .route('/', serve(webhookEndpointContract.view, deps, viewEndpoint))
    .route('/', serve(webhookEndpointContract.update, deps, updateEndpoint))
    .route('/', serve(webhookEndpointContract.remove, deps, deleteEndpoint))
    .route('/', serve(webhookEndpointContract.rotateSecret, deps, rotateSecret))
    .route('/', serve(webhookEndpointContract.test, deps, testEndpoint))
    .route('/', serve(eventContract.list, deps, listEvents))
    .route('/', serve(eventContract.view, deps, viewEvent))
    .route('/', serve(eventContract.replay, deps, replayEvent))
    .route('/', serve(eventContract.replayMany, deps, replayEvents))
    .route('/', serve(webhookDeliveryContract.list, deps, listDeliveries))
    .route('/', serve(webhookDeliveryContract.view, deps, viewDelivery))
