import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import type { CampaignId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { countOpen } from './difference-store.ts'
import * as campaigns from './store.ts'
import { statusOf, toView } from './views.ts'

type Contract = typeof campaignContract
type Changed = OutputOf<Contract['end']>

/** Makes no further offers with it; what was offered stays offered until it lapses. */
export const pauseCampaign = (deps: Deps, actor: Actor, input: InputOf<Contract['pause']>) =>
  move(deps, actor, { id: input.params.id, state: 'paused' })

export const resumeCampaign = (deps: Deps, actor: Actor, input: InputOf<Contract['resume']>) =>
  move(deps, actor, { id: input.params.id, state: 'active' })

/** Ends it for good; one that has ended has. */
export const endCampaign = (deps: Deps, actor: Actor, input: InputOf<Contract['end']>) =>
  move(deps, actor, { id: input.params.id, state: 'ended' })

type Move = { id: CampaignId; state: campaigns.StoredCampaign['state'] }

async function move(deps: Deps, actor: Actor, { id, state }: Move): Promise<Changed> {
  const { merchantId } = merchantOf(actor)
  const at = deps.now()
  const it = await campaigns.findById(deps.db, { id, at })
  if (!it || it.merchantId !== merchantId) throw new Problem('not_found')
  if (statusOf(it) === 'ended' && state !== 'ended')
    throw new Problem('campaign_ended', { campaignId: id })
  await deps.db.transaction().execute(async (tx) => {
    const moved = await campaigns.setState(tx, { id, state, at })
    if (!moved && state !== 'ended') throw new Problem('campaign_ended', { campaignId: id })
    if (moved)
      await audit.append(tx, {
        at,
        actor: merchantId,
        action: `campaign.${state}`,
        subject: id,
        facts: { was: it.state },
      })
  })
  await deps.campaignWatch.look()
  const now = await campaigns.findById(deps.db, { id, at })
  invariant(now, 'a campaign stays')
  return toView(now, (await countOpen(deps.db, [id])).get(id) ?? 0)
}
