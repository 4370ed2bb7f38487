import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Offer } from '@miaoguo/shared/offer/offer'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import {
  call,
  consentTo,
  newPhone,
  requestOffers,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'
import { sendAtConsole } from './console-desk.ts'
import { otherMerchant } from './examples.ts'
import { open } from './scenes.ts'
import { send } from './send.ts'
import { campaignFor, newCampaign } from './till.ts'

type Way = (world: World) => Promise<Response>

const token = demoMerchant.secretKey
const { create, pause, resume, end } = campaignContract
const desk = consoleDeskContract

const oneTooMany =
  (asker: typeof send): Way =>
  async (world) => {
    for (let asked = 1; asked < 100; asked += 1) {
      const body = newCampaign()
      const response = await asker(world, create, { token: otherMerchant.secretKey, body })
      if (response.status !== 201) return response
    }
    throw new Error('there is no limit')
  }

const waysBy = (asker: typeof send, ids: Record<'create' | 'pause' | 'resume', string>) => ({
  [`${ids.create} campaign_without_lender`]: (world: World) =>
    asker(world, create, { token, body: { ...newCampaign(), productCodes: ['nothing'] } }),
  [`${ids.create} object_limit_reached`]: oneTooMany(asker),
  [`${ids.pause} campaign_ended`]: async (world: World) =>
    asker(world, pause, { token, params: { id: await campaignFor(world, 'end') }, body: {} }),
  [`${ids.resume} campaign_ended`]: async (world: World) =>
    asker(world, resume, { token, params: { id: await campaignFor(world, 'end') }, body: {} }),
})

/** Ways to the problems of campaigns, by a server, by a person and by a shopper. */
export const campaignWays: Record<string, Way> = {
  ...waysBy(send, { create: create.id, pause: pause.id, resume: resume.id }),
  ...waysBy(sendAtConsole, {
    create: desk.createCampaign.id,
    pause: desk.pauseCampaign.id,
    resume: desk.resumeCampaign.id,
  }),
  'openDisclosure offer_subsidy_ended': (world) =>
    withoutBudget(world, async ({ me, offer, spend }) => {
      await spend()
      return send(world, disclosureContract.open, { token: me.token, body: { offerId: offer.id } })
    }),
  'applyForLoan offer_subsidy_ended': (world) =>
    withoutBudget(world, async ({ me, offer, spend }) => {
      const consent = await consentTo(me, offer)
      await spend()
      return send(world, loanContract.apply, { token: me.token, body: { consentId: consent.id } })
    }),
}

type Unfunded = { me: Shopper; offer: Offer; spend(): Promise<void> }

/** An offer whose campaign has spent all but nothing of its budget, now or when it is told to. */
async function withoutBudget(
  world: World,
  ask: (it: Unfunded) => Promise<Response>,
): Promise<Response> {
  const today = world.deps.today()
  const body = { ...newCampaign(), startsOn: today, endsOn: today }
  const { id } = valueOf(await call(world.url, create, { token, body }))
  const spend = async (): Promise<void> => {
    await world.deps.db
      .updateTable('campaigns')
      .set({ budgetMinor: 1 })
      .where('id', '=', id)
      .execute()
  }
  try {
    const { me, checkout } = await open(world, newPhone())
    const offer = (await requestOffers(me, checkout)).offers.find((it) => it.subsidy)
    if (!offer) throw new Error('nothing is subsidised')
    return await ask({ me, offer, spend })
  } finally {
    await call(world.url, end, { token, params: { id }, body: {} })
  }
}
