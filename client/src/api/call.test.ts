import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { ApplicationId, ConsentId } from '@miaoguo/shared/id/id'
import { expect, test } from 'vitest'
import { aCheckout, aSession, anApplication, id, inMinutes, token } from '../../test/builders'
import { fakeServer, ok, refusal, route } from '../../test/fake-server'
import { signedIn } from '../../test/phone'
import { useSession } from '../session/session-store'
import { call } from './call'

const apply = () =>
  call(loanContract.apply, {
    body: { consentId: id<ConsentId>('cns_000001') },
    intention: 'apply.cns_000001',
  })
const look = () =>
  call(loanContract.viewApplication, { params: { id: id<ApplicationId>('app_000001') } })

test('an answer that does not fit the contract is not shown', async () => {
  fakeServer({ [route.checkout]: ok({ ...aCheckout(), amountMinor: '1288.00' }) })
  const answer = await call(shopperCheckoutContract.view, { params: { token } })
  expect(answer).toMatchObject({ ok: false, problem: { code: 'answer_unreadable' } })
})

test('a field added by a newer server is no reason to fail', async () => {
  fakeServer({ [route.checkout]: ok({ ...aCheckout(), newer: true }) })
  const answer = await call(shopperCheckoutContract.view, { params: { token } })
  expect(answer).toMatchObject({ ok: true, value: { amountMinor: 128_800 } })
})

test('a refusal keeps its code and its reference; a page of HTML is not a refusal', async () => {
  fakeServer({ [route.checkout]: [refusal('not_found'), { status: 502, body: '<html>' }] })
  const view = () => call(shopperCheckoutContract.view, { params: { token } })
  expect(await view()).toEqual({
    ok: false,
    problem: { code: 'not_found', facts: {}, requestId: 'req_test01' },
  })
  expect(await view()).toMatchObject({ ok: false, problem: { code: 'answer_unreadable' } })
})

test('a request still running is waited for with the same key', async () => {
  signedIn()
  const server = fakeServer({
    [route.apply]: [refusal('idempotency_request_running'), ok(anApplication(), 201)],
  })
  expect(await apply()).toMatchObject({ ok: true })
  expect(new Set(server.keys(route.apply)).size).toBe(1)
})

test('a final refusal ends the intention: the next asking has another key', async () => {
  signedIn()
  const server = fakeServer({ [route.apply]: [refusal('offer_expired'), ok(anApplication(), 201)] })
  await apply()
  await apply()
  const [first, second] = server.keys(route.apply)
  expect(first).not.toBe(second)
})

test('an error on the server’s side keeps the intention', async () => {
  signedIn()
  const server = fakeServer({
    [route.apply]: [refusal('internal_error'), ok(anApplication(), 201)],
  })
  await apply()
  await apply()
  expect(new Set(server.keys(route.apply)).size).toBe(1)
})

test('an old access token is renewed before it is used, once for many calls', async () => {
  signedIn({ accessExpiresAt: inMinutes(-1) })
  const server = fakeServer({
    [route.refresh]: ok(aSession({ accessToken: 'access-2', refreshToken: 'refresh-token-0002' })),
    [route.application]: ok(anApplication()),
  })
  await Promise.all([look(), look(), look()])
  expect(server.to(route.refresh)).toHaveLength(1)
  expect(server.to(route.application).map((it) => it.headers['authorization'])).toEqual(
    Array(3).fill('Bearer access-2'),
  )
})

test('a token the server refuses is renewed and the call repeated with its key', async () => {
  signedIn()
  const server = fakeServer({
    [route.apply]: [refusal('session_expired'), ok(anApplication(), 201)],
    [route.refresh]: ok(aSession({ accessToken: 'access-2' })),
  })
  expect(await apply()).toMatchObject({ ok: true })
  expect(new Set(server.keys(route.apply)).size).toBe(1)
})

test('a refresh token that no longer works signs the shopper out', async () => {
  signedIn()
  fakeServer({
    [route.application]: refusal('session_expired'),
    [route.refresh]: refusal('session_expired'),
  })
  expect(await look()).toMatchObject({ ok: false, problem: { code: 'sign_in_needed' } })
  expect(useSession.getState().state.phase).toBe('signed_out')
})

// A refresh token works once: if its answer is lost, the second asking must find the first.
test('a renewal over a lost line signs nobody out and is asked again with the same key', async () => {
  signedIn()
  const server = fakeServer({
    [route.application]: [
      refusal('session_expired'),
      refusal('session_expired'),
      ok(anApplication()),
    ],
    [route.refresh]: ['offline', ok(aSession({ accessToken: 'access-2' }))],
  })
  expect(await look()).toMatchObject({ ok: false, problem: { code: 'offline' } })
  expect(useSession.getState().state.phase).toBe('signed_in')
  expect(await look()).toMatchObject({ ok: true })
  expect(new Set(server.keys(route.refresh)).size).toBe(1)
})
