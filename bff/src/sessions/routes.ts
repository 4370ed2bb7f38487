import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { refreshSession } from './refresh-session.ts'
import { sendOneTimeCode } from './send-one-time-code.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export const sessionRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(sessionContract.sendOneTimeCode, deps, sendOneTimeCode))
    .route('/', serve(sessionContract.signIn, deps, signIn))
    .route('/', serve(sessionContract.refresh, deps, refreshSession))
    .route('/', serve(sessionContract.signOut, deps, signOut))
