import { reminderContract } from '@miaoguo/shared/contract/shopper/reminders'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { changeSettings } from './change-settings.ts'
import { permitReminder } from './permit-reminder.ts'
import { viewSettings } from './view-settings.ts'

/** Whether a borrower is reminded of what falls due. */
export const reminderRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(reminderContract.view, deps, viewSettings))
    .route('/', serve(reminderContract.change, deps, changeSettings))
    .route('/', serve(reminderContract.permit, deps, permitReminder))
