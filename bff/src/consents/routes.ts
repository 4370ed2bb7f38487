import { consentContract } from '@miaoguo/shared/contract/shopper/consents'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { recordConsent } from './record-consent.ts'

export const consentRoutes = (deps: Deps) =>
  new Hono().route('/', serve(consentContract.record, deps, recordConsent))
