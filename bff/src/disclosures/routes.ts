import { disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { confirmDisclosure } from './confirm-disclosure.ts'
import { openDisclosure } from './open-disclosure.ts'

export const disclosureRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(disclosureContract.open, deps, openDisclosure))
    .route('/', serve(disclosureContract.confirm, deps, confirmDisclosure))
