import {
  consoleSessionContract,
  merchantUserContract,
} from '@miaoguo/shared/contract/console/sessions'
import { contract } from '@miaoguo/shared/contract/contract'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { MerchantRole, permissionsOf, type Permission } from '@miaoguo/shared/merchant/permission'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant, demoUsers } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { signInToConsole } from '../support/console.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { call, newPhone, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)

const loginOf = (role: MerchantRole): string =>
  demoUsers.find((it) => it.role === role)?.login ?? ''
const consoleEndpoints = contract.filter((it) => it.actor === 'merchant_user')

/** What each role may, written out a second time, so that a slip in the table is seen. */
const may: Record<Permission, string> = {
  'orders.read': 'owner finance support developer',
  'funnel.read': 'owner finance developer',
  'failures.read': 'owner support developer',
  'settlements.read': 'owner finance',
  'money.write': 'owner finance',
  'disputes.read': 'owner finance support',
  'disputes.write': 'owner support',
  'campaigns.read': 'owner finance',
  'campaigns.write': 'owner finance',
  'keys.read': 'owner developer',
  'keys.write': 'owner developer',
  'webhooks.read': 'owner developer',
  'webhooks.write': 'owner developer',
  'requests.read': 'owner developer',
  'users.read': 'owner',
  'users.write': 'owner',
}

test('a role may exactly what is written here', () => {
  for (const [permission, roles] of Object.entries(may)) {
    const held = MerchantRole.options.filter((role) =>
      permissionsOf[role].some((it) => it === permission),
    )
    expect([permission, held.join(' ')]).toEqual([permission, roles])
  }
})

test('every endpoint of the console names a permission, but for who I am and signing out', () => {
  const free = consoleEndpoints.filter((it) => it.permission === undefined).map((it) => it.id)
  expect(free).toEqual(['viewConsoleUser', 'signOutOfConsole'])
})

describe.each(databases)('on %s', (database) => {
  let world: World
  const tokens: Partial<Record<MerchantRole, string>> = {}
  beforeAll(async () => {
    world = await openWorldOn(database)
    for (const role of MerchantRole.options)
      tokens[role] = await signInToConsole(world.url, loginOf(role))
  }, 60_000)
  afterAll(() => world.close())

  const ask = async (endpoint: Endpoint, token: string, params: Record<string, string> = {}) =>
    call(world.url, endpoint, { token, params: { mode: 'test', ...params } })
  test.each(MerchantRole.options)(
    'a %s is refused exactly what the role does not permit',
    async (role) => {
      const other = { id: 'whe_0000000000000000' }
      for (const endpoint of consoleEndpoints.filter((it) => it.permission)) {
        const answer = await ask(endpoint, tokens[role] ?? '', other)
        const permitted = permissionsOf[role].some((it) => it === endpoint.permission)
        expect([endpoint.id, answer.problem?.code === 'permission_missing']).toEqual([
          endpoint.id,
          !permitted,
        ])
      }
    },
  )

  test('no token of a shopper or a server opens the console, and none of the console a shop', async () => {
    const shopper = await signIn(world.url, newPhone())
    for (const token of [shopper.token, demoMerchant.secretKey])
      expect((await ask(consoleSessionContract.view, token)).problem?.code).toBe(
        'credentials_invalid',
      )
    const somewhere = {
      id: 'chk_0000000000000000',
      token: 'x'.repeat(32),
      kind: 'agreement',
    }
    const elsewhere = contract.filter((it) => ['shopper', 'merchant'].includes(it.actor))
    for (const endpoint of elsewhere)
      expect((await ask(endpoint, tokens.owner ?? '', somewhere)).problem?.code).toBe(
        'credentials_invalid',
      )
  })

  test('a code for shopping opens no console, and the other way round', async () => {
    const login = newPhone()
    const owner = tokens.owner ?? ''
    valueOf(
      await call(world.url, merchantUserContract.add, {
        token: owner,
        body: { login, name: '小周', role: 'support' },
      }),
    )
    await call(world.url, consoleSessionContract.sendCode, { body: { login } })
    await expect(
      fetch(`${world.url}/v1/shopper/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'another-door' },
        body: JSON.stringify({ platform: 'h5', phone: login, oneTimeCode: '246810' }),
      }).then((it) => it.status),
    ).resolves.toBe(401)
    expect(await signInToConsole(world.url, login)).toMatch(/^mcs_/)
  })

  test('somebody who is no user is sent nothing, is told the same, and gets nowhere', async () => {
    const answers = []
    for (const login of ['nobody@shanye.example', loginOf('support')])
      answers.push(
        valueOf(await call(world.url, consoleSessionContract.sendCode, { body: { login } })),
      )
    expect(answers[0]).toEqual(answers[1])
    expect(world.identity.inbox('nobody@shanye.example')).toEqual([])
    expect(world.identity.inbox(loginOf('support'))).not.toEqual([])
    const body = { login: 'nobody@shanye.example', oneTimeCode: '246810' }
    expect((await call(world.url, consoleSessionContract.signIn, { body })).problem?.code).toBe(
      'login_code_invalid',
    )
  })

  test('who is removed is out at once, and neither login nor token can be read from a table', async () => {
    const login = 'leaver@shanye.example'
    const token = tokens.owner ?? ''
    const body = { login, name: '离开', role: 'developer' }
    const { id } = valueOf(await call(world.url, merchantUserContract.add, { token, body }))
    const theirs = await signInToConsole(world.url, login)
    expect((await ask(consoleSessionContract.view, theirs)).status).toBe(200)
    const { db } = world.deps
    const rows = JSON.stringify([
      await db.selectFrom('merchantUsers').selectAll().execute(),
      await db.selectFrom('merchantSessions').selectAll().execute(),
    ])
    expect(rows).not.toContain(login)
    expect(rows).not.toContain(theirs)
    valueOf(await call(world.url, merchantUserContract.remove, { token, params: { id }, body: {} }))
    expect((await ask(consoleSessionContract.view, theirs)).problem?.code).toBe(
      'credentials_invalid',
    )
  })

  test('a session ends after an hour without use, and after eight in any case', async () => {
    const token = await signInToConsole(world.url, loginOf('owner'))
    for (let hour = 0; hour < 8; hour += 1) {
      world.advance(59 * 60_000)
      expect((await ask(consoleSessionContract.view, token)).status).toBe(200)
    }
    world.advance(9 * 60_000)
    expect((await ask(consoleSessionContract.view, token)).problem?.code).toBe('session_expired')
    const idle = await signInToConsole(world.url, loginOf('owner'))
    world.advance(60 * 60_000)
    expect((await ask(consoleSessionContract.view, idle)).problem?.code).toBe('session_expired')
  })
})
