import type { World } from '../support/app.ts'
import { cardNumberOf, idNumberOf, verify } from '../support/applying.ts'
import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { newPhone, signIn, type Shopper } from '../support/shopper.ts'
import type { Example, Stage } from './examples.ts'
import { send } from './send.ts'

type Way = (world: World) => Promise<Response>

const somebody = (world: World): Promise<Shopper> => signIn(world.url, newPhone())
const identity = async (world: World, body: object, by?: Shopper): Promise<Response> =>
  send(world, applicantContract.verifyIdentity, {
    token: (by ?? (await somebody(world))).token,
    body: { name: '李晓梅', idNumber: idNumberOf(), student: false, ...body },
  })
const card = async (world: World, body: object): Promise<Response> => {
  const me = await somebody(world)
  await verify(me)
  return send(world, applicantContract.bindCard, {
    token: me.token,
    body: { number: cardNumberOf(), phone: me.phone, ...body },
  })
}

/** How names and cards come to be refused; the sandbox's README says who is who. */
export const applyingWays: Record<string, Way> = {
  'verifyIdentity identity_mismatch': (world) => identity(world, { name: '错一一' }),
  'verifyIdentity identity_not_adult': (world) =>
    identity(world, { idNumber: idNumberOf('2019-06-01') }),
  'verifyIdentity identity_other': async (world) => {
    const me = await somebody(world)
    await verify(me)
    return identity(world, { name: '王晓梅' }, me)
  },
  'verifyIdentity verifier_unavailable': (world) => identity(world, { name: '忙一一' }),
  'bindCard identity_missing': async (world) => {
    const me = await somebody(world)
    return send(world, applicantContract.bindCard, {
      token: me.token,
      body: { number: cardNumberOf(), phone: me.phone },
    })
  },
  'bindCard card_mismatch': (world) => card(world, { phone: '13900000404' }),
  'bindCard card_not_debit': (world) => card(world, { phone: '13900000405' }),
  'bindCard verifier_unavailable': (world) => card(world, { phone: '13900000503' }),
}

const mine = (stage: Stage) => ({ token: stage.shopper.token })
const removal = (stage: Stage) => ({ ...mine(stage), params: { id: stage.cardId }, body: {} })

export const applyingExamples: Record<string, Example> = {
  viewApplicant: { request: mine },
  verifyIdentity: {
    request: (stage) => ({
      ...mine(stage),
      body: { name: '李晓梅', idNumber: idNumberOf(), student: false },
    }),
  },
  bindCard: {
    request: (stage) => ({
      ...mine(stage),
      body: { number: cardNumberOf(2), phone: stage.shopper.phone },
    }),
  },
  removeCard: {
    request: removal,
    foreign: (stage) => ({ ...removal(stage), token: stage.stranger.token }),
  },
}
