import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { consoleId, merchantIdOf } from '@miaoguo/shared/contract/console/for-console'
import {
  consoleSessionContract,
  merchantUserContract,
} from '@miaoguo/shared/contract/console/sessions'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { demoUsers } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { signInToConsole } from '../support/console.ts'
import { call, valueOf } from '../support/shopper.ts'
import { deskExamples } from './desk.ts'
import { moneyExamples } from './till.ts'
import type { Example, Request, Stage } from './examples.ts'
import { send } from './send.ts'

type Way = (world: World) => Promise<Response>

export const owner: string = demoUsers[0].login
/** Of the second merchant in `examples.ts`. */
export const otherOwner = 'owner@other.example'
let added = 0
const newLogin = (): string => `user-${(added += 1)}@shop.example`

const mine = (request: (stage: Stage) => Request): Example => ({
  request: (stage) => ({ token: stage.console.token, ...request(stage) }),
})
const own = (request: (stage: Stage) => Request): Example => ({
  ...mine(request),
  foreign: (stage) => ({ ...request(stage), token: stage.console.otherToken }),
})
const test = { mode: 'test' }
const newUser = (): Record<string, unknown> => ({
  login: newLogin(),
  name: '小林',
  role: 'support',
})

/** What a merchant's developers do, by a person instead of a server. */
const deskOfConsole: Record<string, Example> = Object.fromEntries(
  Object.values(consoleDeskContract).map(({ id }) => {
    const theirs = { ...deskExamples, ...moneyExamples }[merchantIdOf(id)]
    if (!theirs) throw new Error(`${id} has no example of the merchants' API`)
    const request = async (stage: Stage): Promise<Request> => {
      const asked = await theirs.request({ ...stage, ...stage.console })
      return { ...asked, params: { ...test, ...asked.params }, token: stage.console.token }
    }
    const foreign = async (stage: Stage): Promise<Request> => ({
      ...(await request(stage)),
      token: stage.console.otherToken,
    })
    return [id, theirs.foreign ? { request, foreign } : { request }]
  }),
)

export const consoleExamples: Record<string, Example> = {
  ...deskOfConsole,
  sendConsoleCode: { request: () => ({ body: { login: newLogin() } }) },
  signInToConsole: {
    request: async ({ world }) => {
      valueOf(await call(world.url, consoleSessionContract.sendCode, { body: { login: owner } }))
      return { body: { login: owner, oneTimeCode: '246810' } }
    },
  },
  viewConsoleUser: mine(() => ({})),
  signOutOfConsole: {
    request: async ({ world }) => ({ token: await signInToConsole(world.url, owner), body: {} }),
  },
  listMerchantUsers: mine(() => ({})),
  addMerchantUser: mine(() => ({ body: newUser() })),
  removeMerchantUser: own((stage) => ({ params: { id: stage.console.userId }, body: {} })),
  listConsoleOrders: mine(() => ({
    params: test,
    query: { limit: '2', status: 'paid', reference: 'order-' },
  })),
  viewConsoleOrder: own((stage) => ({ params: { ...test, id: stage.checkout.id } })),
  listOrderFailures: mine(() => ({ params: test, query: { limit: '2' } })),
  viewFunnel: mine(() => ({
    params: test,
    query: { fromOn: '2026-07-28', toOn: '2026-08-01' },
  })),
}

/** An endpoint of the merchants' API asked at the console, by the owner of the merchant whose key was given. */
export const sendAtConsole: typeof send = async (world, endpoint, request, raw) => {
  const counterpart = (Object.values(consoleDeskContract) as Endpoint[]).find(
    (it) => it.id === consoleId(endpoint.id),
  )
  if (!counterpart) return send(world, endpoint, request, raw)
  const key = request.token ?? ''
  const token = await signInToConsole(world.url, key.includes('_other_') ? otherOwner : owner)
  const mode = key.startsWith('sk_live_') ? 'live' : 'test'
  return send(world, counterpart, { ...request, token, params: { mode, ...request.params } }, raw)
}

const addUser = async (world: World, login: string, by = owner): Promise<Response> =>
  send(world, merchantUserContract.add, {
    token: await signInToConsole(world.url, by),
    body: { ...newUser(), login },
  })

/** Ways to the problems of the console's own endpoints. */
export const consoleWays: Record<string, Way> = {
  'signInToConsole login_code_invalid': (world) =>
    send(world, consoleSessionContract.signIn, { body: { login: owner, oneTimeCode: '000000' } }),
  'addMerchantUser login_taken': (world) => addUser(world, owner),
  'addMerchantUser object_limit_reached': async (world) => {
    for (let asked = 1; asked < 100; asked += 1) {
      const response = await addUser(world, newLogin(), otherOwner)
      if (response.status !== 201) return response
    }
    throw new Error('there is no limit')
  },
  'removeMerchantUser last_owner': async (world) => {
    const token = await signInToConsole(world.url, owner)
    const { items } = valueOf(await call(world.url, merchantUserContract.list, { token }))
    const id = items.find((it) => it.role === 'owner')?.id ?? ''
    return send(world, merchantUserContract.remove, { token, params: { id }, body: {} })
  },
}
