import * as z from 'zod/mini'
import { NewSession, Phone, Session } from '../../session/session.ts'
import { endpoint } from '../endpoint.ts'

export const sessionContract = {
  sendOneTimeCode: endpoint({
    id: 'sendOneTimeCode',
    summary: 'Send a one-time code to a phone',
    method: 'POST',
    path: '/v1/shopper/one-time-codes',
    actor: 'public',
    status: 202,
    body: z.strictObject({ phone: Phone }),
    output: z.strictObject({ expiresInSeconds: z.int(), retryAfterSeconds: z.int() }),
    problems: ['identity_unavailable'],
  }),
  signIn: endpoint({
    id: 'signIn',
    summary: 'Sign in with WeChat, Alipay, or a phone and one-time code',
    method: 'POST',
    path: '/v1/shopper/sessions',
    actor: 'public',
    status: 201,
    body: NewSession,
    output: Session,
    problems: ['login_code_invalid', 'login_blocked', 'identity_unavailable'],
  }),
  refresh: endpoint({
    id: 'refreshSession',
    summary: 'Exchange a refresh token, once, for a new session',
    method: 'POST',
    path: '/v1/shopper/sessions/refresh',
    actor: 'public',
    status: 200,
    body: z.strictObject({ refreshToken: z.string().check(z.minLength(1), z.maxLength(512)) }),
    output: Session,
    problems: ['session_expired', 'credentials_invalid'],
  }),
  signOut: endpoint({
    id: 'signOut',
    summary: 'Revoke this session',
    method: 'POST',
    path: '/v1/shopper/sessions/sign-out',
    actor: 'shopper',
    status: 200,
    body: z.strictObject({}),
    output: z.strictObject({ revoked: z.literal(true) }),
    problems: [],
  }),
}
