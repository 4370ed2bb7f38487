import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import type { CampaignId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as differences from './difference-store.ts'
import * as campaigns from './store.ts'
import { toView } from './views.ts'

type Contract = typeof campaignContract

/** The merchant's campaigns, newest first. */
export async function listCampaigns(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['list']>,
): Promise<OutputOf<Contract['list']>> {
  const { merchantId } = merchantOf(actor)
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    campaigns.list(deps.db, { merchantId, at: deps.now(), ...page }),
  )
  const open = await differences.countOpen(
    deps.db,
    rows.map((it) => it.id),
  )
  return { items: rows.map((it) => toView(it, open.get(it.id) ?? 0)), nextCursor }
}

/** One of the merchant's own campaigns. */
export async function viewCampaign(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['view']>,
): Promise<OutputOf<Contract['view']>> {
  const it = await ownCampaign(deps, actor, input.params.id)
  const open = await differences.countOpen(deps.db, [it.id])
  return toView(it, open.get(it.id) ?? 0)
}

/** Where lenders charge one of the merchant's own campaigns otherwise than its orders came to. */
export async function listSubsidyDifferences(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['differences']>,
): Promise<OutputOf<Contract['differences']>> {
  const { id } = await ownCampaign(deps, actor, input.params.id)
  const { rows, nextCursor } = await readPage(input.query, async (page) =>
    (await differences.list(deps.db, { campaignId: id, ...page })).map((it) => ({
      createdAt: it.foundAt,
      id: it.loanId,
      it,
    })),
  )
  return { items: rows.map((row) => row.it), nextCursor }
}

async function ownCampaign(
  deps: Deps,
  actor: Actor,
  id: CampaignId,
): Promise<campaigns.StoredCampaign> {
  const it = await campaigns.findById(deps.db, { id, at: deps.now() })
  if (!it || it.merchantId !== merchantOf(actor).merchantId) throw new Problem('not_found')
  return it
}
