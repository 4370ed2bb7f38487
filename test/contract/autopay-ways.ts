import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import type { World } from '../support/app.ts'
import { verified } from '../support/applying.ts'
import { autopayingOf } from '../support/autopaying.ts'
import { held } from '../support/held.ts'
import { borrowed, type Borrowed } from '../support/repaying.ts'
import type { Example, Stage } from './examples.ts'
import { send } from './send.ts'

type Way = (world: World) => Promise<Response>
type WithCard = Borrowed & { cardId: string }

/** A loan with a card of its borrower's, and what was agreed to of another one. */
export type Mandated = { free: WithCard; digest: string; taken: WithCard; mandateId: string }

export async function setMandated(world: World): Promise<Mandated> {
  const auto = autopayingOf(world)
  const free = await auto.loan({ lender: 'Huaxin' })
  const taken = await auto.loan({ lender: 'Huaxin' })
  const { value } = await auto.preview(free, free.cardId)
  const { id } = await auto.agreed(taken)
  return { free, digest: value?.digest ?? '', taken, mandateId: id }
}

const own = (
  request: (it: Mandated) => { token: string; id: string; body?: Record<string, unknown> },
): Example => {
  const of = ({ debt }: Pick<Stage, 'debt'>) => {
    const { token, id, body } = request(debt.mandated)
    return { token, params: { id }, ...(body ? { body } : {}) }
  }
  return {
    request: (stage) => of(stage),
    foreign: (stage) => ({ ...of(stage), token: stage.stranger.token }),
  }
}
const ofFree = ({ free }: Mandated) => ({ token: free.me.token, id: free.loanId })

export const autopayExamples: Record<string, Example> = {
  viewAutopay: own(ofFree),
  previewAutopay: own((it) => ({ ...ofFree(it), body: { cardId: it.free.cardId } })),
  setUpAutopay: own((it) => ({
    ...ofFree(it),
    body: { cardId: it.free.cardId, digest: it.digest },
  })),
  endAutopay: own(({ taken, mandateId }) => ({ token: taken.me.token, id: mandateId, body: {} })),
}

const digest = `sha256:${'0'.repeat(64)}`
const ask = (
  world: World,
  verb: 'preview' | 'setUp',
  { loan, cardId }: { loan: Borrowed; cardId: string },
): Promise<Response> =>
  send(world, autopayContract[verb], {
    token: loan.me.token,
    params: { id: loan.loanId },
    body: { cardId, ...(verb === 'setUp' ? { digest } : {}) },
  })

const undrawn = async (world: World, verb: 'preview' | 'setUp'): Promise<Response> => {
  const it = await held(world)
  const loan = { ...it, loanId: (await it.loan()).id }
  const cardId = (await verified(it.me)).cards[0]?.id ?? ''
  return ask(world, verb, { loan, cardId })
}
const withoutIt = async (world: World, verb: 'preview' | 'setUp'): Promise<Response> => {
  const loan = await autopayingOf(world).loan({ lender: 'Lezhong' })
  return ask(world, verb, { loan, cardId: loan.cardId })
}
const cardless = async (world: World, verb: 'preview' | 'setUp'): Promise<Response> =>
  ask(world, verb, { loan: await borrowed(world), cardId: 'crd_0000000000000000' })

/** Ways to the problems of having installments taken by themselves. */
export const autopayWays: Record<string, Way> = {
  'previewAutopay loan_not_active': (world) => undrawn(world, 'preview'),
  'previewAutopay operation_unsupported': (world) => withoutIt(world, 'preview'),
  'previewAutopay card_missing': (world) => cardless(world, 'preview'),
  'setUpAutopay loan_not_active': (world) => undrawn(world, 'setUp'),
  'setUpAutopay operation_unsupported': (world) => withoutIt(world, 'setUp'),
  'setUpAutopay card_missing': (world) => cardless(world, 'setUp'),
  'setUpAutopay autopay_changed': async (world) => {
    const loan = await autopayingOf(world).loan({ lender: 'Huaxin' })
    return ask(world, 'setUp', { loan, cardId: loan.cardId })
  },
  'setUpAutopay autopay_open': async (world) => {
    const { taken } = await setMandated(world)
    const auto = autopayingOf(world)
    const { value } = await auto.preview(taken, taken.cardId)
    return send(world, autopayContract.setUp, {
      token: taken.me.token,
      params: { id: taken.loanId },
      body: { cardId: taken.cardId, digest: value?.digest ?? '' },
    })
  },
  'removeIdentity card_in_use': async (world) => {
    const { taken } = await setMandated(world)
    return send(world, applicantContract.removeIdentity, { token: taken.me.token, body: {} })
  },
  'removeCard card_in_use': async (world) => {
    const { taken } = await setMandated(world)
    return send(world, applicantContract.removeCard, {
      token: taken.me.token,
      params: { id: taken.cardId },
      body: {},
    })
  },
}
