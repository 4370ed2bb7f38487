import { bookingContract } from '@miaoguo/shared/contract/merchant/bookings'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { recordAnswer } from './record-answer.ts'

export const supplierRoutes = (deps: Deps) =>
  new Hono().route('/', serve(bookingContract.answer, deps, recordAnswer))
