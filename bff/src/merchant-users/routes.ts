import {
  consoleSessionContract,
  merchantUserContract,
} from '@miaoguo/shared/contract/console/sessions'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { addMerchantUser, listMerchantUsers, removeMerchantUser } from './change-users.ts'
import { sendConsoleCode, signInToConsole, signOutOfConsole } from './sign-in.ts'
import { viewConsoleUser } from './view-user.ts'

export const merchantUserRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(consoleSessionContract.sendCode, deps, sendConsoleCode))
    .route('/', serve(consoleSessionContract.signIn, deps, signInToConsole))
    .route('/', serve(consoleSessionContract.view, deps, viewConsoleUser))
    .route('/', serve(consoleSessionContract.signOut, deps, signOutOfConsole))
    .route('/', serve(merchantUserContract.list, deps, listMerchantUsers))
    .route('/', serve(merchantUserContract.add, deps, addMerchantUser))
    .route('/', serve(merchantUserContract.remove, deps, removeMerchantUser))
