import type { NewCampaign } from '@miaoguo/shared/campaign/campaign'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { CampaignId } from '@miaoguo/shared/id/id'
import { invariant, Problem, type FieldError } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { carriersOf } from './list-products.ts'
import * as campaigns from './store.ts'
import { toView } from './views.ts'

type Contract = typeof campaignContract.create

const liveMax = 20
const warnAtPpmUsual = 800_000

/** Writes a campaign down; from its first day on, offers are made with it. */
export async function createCampaign(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  const asked = input.body
  refuseImpossible(asked)
  refuseWithoutLender(deps, asked)
  const id = CampaignId.parse(derivedId(deps, 'campaign', 'campaign'))
  const at = deps.now()
  await deps.db.transaction().execute(async (tx) => {
    // The same request, run again after a crash, finds what it had made.
    if (await campaigns.findById(tx, { id, at })) return
    if ((await campaigns.countLive(tx, merchantId)) >= liveMax)
      throw new Problem('object_limit_reached', { limit: liveMax })
    await campaigns.insert(tx, {
      id,
      merchantId,
      name: asked.name,
      currency: asked.currency,
      startsOn: asked.startsOn,
      endsOn: asked.endsOn,
      interestPpm: asked.interestPpm,
      feePpm: asked.feePpm,
      budgetMinor: asked.budgetMinor,
      warnAtPpm: asked.warnAtPpm ?? warnAtPpmUsual,
      orderMinMinor: asked.orderMinMinor ?? null,
      orderMaxMinor: asked.orderMaxMinor ?? null,
      lenderIds: asked.lenderIds ?? null,
      productCodes: asked.productCodes ?? null,
      installmentCounts: asked.installmentCounts ?? null,
      createdAt: at,
    })
    await audit.append(tx, {
      at,
      actor: merchantId,
      action: 'campaign.created',
      subject: id,
      facts: { budgetMinor: asked.budgetMinor, currency: asked.currency },
    })
  })
  await deps.campaignWatch.look()
  const made = await campaigns.findById(deps.db, { id, at })
  invariant(made, 'a campaign was just written')
  return toView(made, 0)
}

function refuseImpossible(it: NewCampaign): void {
  const errors: FieldError[] = []
  if (it.endsOn < it.startsOn)
    errors.push({ pointer: '/endsOn', message: 'must not be before startsOn' })
  if (it.interestPpm + it.feePpm === 0)
    errors.push({ pointer: '/interestPpm', message: 'must be more than 0, or feePpm must' })
  if (it.orderMaxMinor !== undefined && it.orderMaxMinor < (it.orderMinMinor ?? 0))
    errors.push({ pointer: '/orderMaxMinor', message: 'must not be below orderMinMinor' })
  if (errors.length > 0) throw new Problem('input_invalid', {}, errors)
}

/** Whether a lender's product can carry it, so that nobody waits for a campaign that never makes an offer. */
function refuseWithoutLender(deps: Deps, it: NewCampaign): void {
  const carried = carriersOf(deps).some(
    ({ entry, product }) =>
      product.currency === it.currency &&
      // It pays for something this product has.
      ((it.interestPpm > 0 && product.annualInterestPpm > 0) ||
        (it.feePpm > 0 && product.fees.length > 0)) &&
      (it.lenderIds?.includes(entry.id) ?? true) &&
      (it.productCodes?.includes(product.code) ?? true) &&
      product.installmentCounts.some((count) => it.installmentCounts?.includes(count) ?? true),
  )
  if (!carried) throw new Problem('campaign_without_lender', { currency: it.currency })
}
