import * as z from 'zod/mini'
import { MerchantUserId } from '../../id/id.ts'
import { ConsoleSession, ConsoleUser, Login, MerchantUser } from '../../merchant/merchant-user.ts'
import { MerchantRole } from '../../merchant/permission.ts'
import { OneTimeCode } from '../../session/session.ts'
import { endpoint } from '../endpoint.ts'

export const consoleSessionContract = {
  sendCode: endpoint({
    id: 'sendConsoleCode',
    summary: 'Send a one-time code to a merchant’s user; whether there is one is not told',
    method: 'POST',
    path: '/v1/console/one-time-codes',
    actor: 'public',
    status: 202,
    body: z.strictObject({ login: Login }),
    output: z.strictObject({ expiresInSeconds: z.int(), retryAfterSeconds: z.int() }),
    problems: [],
  }),
  signIn: endpoint({
    id: 'signInToConsole',
    summary: 'Sign in to the console with a one-time code',
    method: 'POST',
    path: '/v1/console/sessions',
    actor: 'public',
    status: 201,
    body: z.strictObject({ login: Login, oneTimeCode: OneTimeCode }),
    output: ConsoleSession,
    problems: ['login_code_invalid'],
  }),
  view: endpoint({
    id: 'viewConsoleUser',
    summary: 'Who is signed in, and what they may do',
    method: 'GET',
    path: '/v1/console/me',
    actor: 'merchant_user',
    status: 200,
    output: ConsoleUser,
    problems: [],
  }),
  signOut: endpoint({
    id: 'signOutOfConsole',
    summary: 'End this session',
    method: 'POST',
    path: '/v1/console/sessions/sign-out',
    actor: 'merchant_user',
    status: 200,
    body: z.strictObject({}),
    output: z.strictObject({ revoked: z.literal(true) }),
    problems: [],
  }),
}

export const merchantUserContract = {
  list: endpoint({
    id: 'listMerchantUsers',
    summary: 'Who may sign in to the console, oldest first',
    method: 'GET',
    path: '/v1/console/users',
    actor: 'merchant_user',
    permission: 'users.read',
    status: 200,
    output: z.strictObject({ items: z.array(MerchantUser) }),
    problems: [],
  }),
  add: endpoint({
    id: 'addMerchantUser',
    summary: 'Let somebody sign in with a role',
    method: 'POST',
    path: '/v1/console/users',
    actor: 'merchant_user',
    permission: 'users.write',
    status: 201,
    body: z.strictObject({
      login: Login,
      name: z.string().check(z.minLength(1), z.maxLength(60)),
      role: MerchantRole,
    }),
    output: MerchantUser,
    problems: ['login_taken', 'object_limit_reached'],
  }),
  remove: endpoint({
    id: 'removeMerchantUser',
    summary: 'End somebody’s access and every session of theirs',
    method: 'POST',
    path: '/v1/console/users/:id/remove',
    actor: 'merchant_user',
    permission: 'users.write',
    status: 200,
    params: z.strictObject({ id: MerchantUserId }),
    body: z.strictObject({}),
    output: z.strictObject({ removed: z.literal(true) }),
    problems: ['not_found', 'last_owner'],
  }),
}
