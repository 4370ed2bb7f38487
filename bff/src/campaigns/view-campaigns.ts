import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
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
  return { items: rows.map(toView), nextCursor }
}

/** One of the merchant's own campaigns. */
export async function viewCampaign(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['view']>,
): Promise<OutputOf<Contract['view']>> {
  const it = await campaigns.findById(deps.db, { id: input.params.id, at: deps.now() })
  if (!it || it.merchantId !== merchantOf(actor).merchantId) throw new Problem('not_found')
  return toView(it)
}
