import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import type { World } from '../support/app.ts'
import { relievingOf } from '../support/relieving.ts'
import { borrowed, type Borrowed } from '../support/repaying.ts'
import type { Example, Stage } from './examples.ts'
import { send } from './send.ts'

/** A loan, and reliefs its lender has offered: one to agree to and one to refuse. */
export type Eased = { loan: Borrowed; toAccept: ServiceRequest; toRefuse: ServiceRequest }

/** The lender that is quick to answer where all others take their time. */
const lender = 'Lezhong'

export async function setEased(world: World): Promise<Eased> {
  const loan = await borrowed(world, { lender })
  const { asked } = relievingOf(world)
  return {
    loan,
    toRefuse: await asked(loan, { topic: 'longer' }),
    toAccept: await asked(loan, { topic: 'defer' }),
  }
}

const { acceptRelief, refuseRelief } = serviceRequestContract
const digestOf = (it: ServiceRequest) => ({ digest: it.relief?.digest ?? '' })
const own = (
  pick: (it: Eased) => { request: ServiceRequest; body: Record<string, unknown> },
): Example => {
  const request = ({ eased }: Pick<Stage['debt'], 'eased'>) => {
    const { request: asked, body } = pick(eased)
    return { token: eased.loan.me.token, params: { id: asked.id }, body }
  }
  return {
    request: (stage) => request(stage.debt),
    foreign: (stage) => ({ ...request(stage.debt), token: stage.stranger.token }),
  }
}

export const reliefExamples: Record<string, Example> = {
  acceptRelief: own((it) => ({ request: it.toAccept, body: digestOf(it.toAccept) })),
  refuseRelief: own((it) => ({ request: it.toRefuse, body: {} })),
}

type Told = { loan: Borrowed; request: ServiceRequest; body?: Record<string, unknown> }
const tell = (world: World, endpoint: Endpoint, { loan, request, body }: Told): Promise<Response> =>
  send(world, endpoint, {
    token: loan.me.token,
    params: { id: request.id },
    body: body ?? (endpoint === acceptRelief ? digestOf(request) : {}),
  })

export const reliefWays: Record<string, (world: World) => Promise<Response>> = {
  'acceptRelief relief_not_open': async (world) => {
    const { loan, toRefuse } = await setEased(world)
    await relievingOf(world).refuse(loan, toRefuse.id)
    return tell(world, acceptRelief, { loan, request: toRefuse })
  },
  'acceptRelief relief_changed': async (world) => {
    const { loan, toAccept } = await setEased(world)
    const body = { digest: `sha256:${'0'.repeat(64)}` }
    return tell(world, acceptRelief, { loan, request: toAccept, body })
  },
  'acceptRelief operation_pending': async (world) => {
    const loan = await borrowed(world, { lender })
    const { asked, accept } = relievingOf(world)
    const other = await asked(loan, { topic: 'longer' })
    const dropped = await asked(loan, { topic: 'defer', text: '本月住院，收入减少。drop' })
    await accept(loan, dropped)
    return tell(world, acceptRelief, { loan, request: other })
  },
  'refuseRelief relief_not_open': async (world) => {
    const { loan, toAccept } = await setEased(world)
    await relievingOf(world).accept(loan, toAccept)
    return tell(world, refuseRelief, { loan, request: toAccept })
  },
}
