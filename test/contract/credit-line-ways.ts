import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import { consentContract, disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { World } from '../support/app.ts'
import { verify } from '../support/applying.ts'
import { linesOf, throughLine } from '../support/credit-lines.ts'
import {
  apply,
  consentTo,
  newPhone,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'
import type { Example, Stage } from './examples.ts'
import { send } from './send.ts'

type Way = (world: World) => Promise<Response>

const verifiedIn = async (world: World): Promise<Shopper> => {
  const me = await signIn(world.url, newPhone())
  valueOf(await verify(me))
  return me
}
const asking = async (world: World, more: object = {}, by?: Shopper): Promise<Response> => {
  const me = by ?? (await verifiedIn(world))
  const body = { ...(await linesOf(world).bodyFor(me)), ...more }
  return send(world, creditLineContract.apply, { token: me.token, body })
}
const closing = (world: World, { me, line }: { me: Shopper; line: { id: string } }) =>
  send(world, creditLineContract.close, { token: me.token, params: { id: line.id }, body: {} })

/** A sheet of what is drawn from a line, and a yes to it where one is wanted. */
async function beforeDrawing(world: World) {
  const { me, line } = await linesOf(world).opened()
  const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
  const offer = throughLine(await requestOffers(me, checkout), line)
  return { me, line, offer }
}
type Scene = Awaited<ReturnType<typeof beforeDrawing>>

const suspended = async (world: World, { line }: Scene): Promise<void> => {
  const { db } = world.deps
  await db
    .updateTable('creditLines')
    .set({ status: 'suspended' })
    .where('id', '=', line.id)
    .execute()
}

type Said = { params?: Record<string, string>; body: Record<string, unknown> }
/** The line is suspended before a step is asked for. */
const withoutLine =
  (endpoint: Endpoint, prepare: (it: Scene) => Promise<Said>): Way =>
  async (world) => {
    const scene = await beforeDrawing(world)
    const said = await prepare(scene)
    await suspended(world, scene)
    return send(world, endpoint, { token: scene.me.token, ...said })
  }
const sheetOf = ({ me, offer }: Scene) => openDisclosure(me, offer)

export const creditLineWays: Record<string, Way> = {
  'applyForCreditLine identity_missing': async (world) =>
    asking(world, {}, await signIn(world.url, newPhone())),
  'applyForCreditLine credit_line_not_offered': (world) => asking(world, { productCode: 'quick' }),
  'applyForCreditLine credit_line_exists': async (world) => {
    const me = await verifiedIn(world)
    const body = await linesOf(world).bodyFor(me)
    valueOf(await linesOf(world).apply(me, body))
    return send(world, creditLineContract.apply, { token: me.token, body })
  },
  'applyForCreditLine disclosure_outdated': (world) =>
    asking(world, { noticeDigest: `sha256:${'0'.repeat(64)}` }),
  'applyForCreditLine consent_missing': (world) => asking(world, { purposes: ['loan_agreement'] }),
  'closeCreditLine credit_line_not_open': async (world) =>
    closing(world, await linesOf(world).opened({ ending: '0031' })),
  'closeCreditLine credit_line_in_use': async (world) => {
    const scene = await beforeDrawing(world)
    valueOf(await apply(scene.me, await consentTo(scene.me, scene.offer)))
    return closing(world, scene)
  },
  'openDisclosure credit_line_unavailable': withoutLine(disclosureContract.open, async (it) => ({
    body: { offerId: it.offer.id },
  })),
  'confirmDisclosure credit_line_unavailable': withoutLine(
    disclosureContract.confirm,
    async (it) => {
      const { id, digest } = await sheetOf(it)
      return { params: { id }, body: { digest } }
    },
  ),
  'recordConsent credit_line_unavailable': withoutLine(consentContract.record, async (it) => {
    const { id, digest } = await sheetOf(it)
    return {
      body: { disclosureId: id, disclosureDigest: digest, purposes: ['loan_agreement'] },
    }
  }),
  'applyForLoan credit_line_unavailable': withoutLine(loanContract.apply, async (it) => ({
    body: { consentId: (await consentTo(it.me, it.offer)).id },
  })),
}

const mine = (stage: Stage) => ({ token: stage.debt.line.me.token })
const own = (body?: Record<string, unknown>): Example => {
  const request = (stage: Stage) => ({
    ...mine(stage),
    params: { id: stage.debt.line.line.id },
    ...(body ? { body } : {}),
  })
  return {
    request,
    foreign: (stage) => ({ ...request(stage), token: stage.stranger.token }),
  }
}

export const creditLineExamples: Record<string, Example> = {
  listCreditLineOfferings: { request: mine },
  applyForCreditLine: {
    request: async ({ world }) => {
      const me = await verifiedIn(world)
      return { token: me.token, body: await linesOf(world).bodyFor(me) }
    },
  },
  listCreditLines: { request: mine },
  viewCreditLine: own(),
  closeCreditLine: own({}),
}
