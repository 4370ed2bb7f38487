import type { CampaignEventType } from '@miaoguo/shared/event/event'
import type { ApplicationId, CampaignId } from '@miaoguo/shared/id/id'
import { multiplyRatio } from '@miaoguo/shared/money/ratio'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { appendFact } from '../outbox/append-event.ts'
import * as campaigns from './store.ts'
import type { Reservation } from './store.ts'
import { remainingOf } from './views.ts'

type Reserving = { applicationId: ApplicationId; campaignId: CampaignId; amountMinor: number }

/** Takes what an application needs of a budget, once; false when so much is not left. */
export async function reserveBudget(deps: Deps, tx: Tx, it: Reserving): Promise<boolean> {
  if (!(await campaigns.reserve(tx, { ...it, at: deps.now() }))) return false
  await tellOfBudget(deps, tx, { id: it.campaignId, freed: false })
  return true
}

/** Writes what an application holds now; what it gives up is there for others again. */
export async function adjustReservation(
  deps: Deps,
  tx: Tx,
  it: {
    applicationId: string
    was: Reservation
    now: { reservedMinor: number; spentMinor: number }
  },
): Promise<void> {
  const { was, now } = it
  if (was.reservedMinor === now.reservedMinor && was.spentMinor === now.spentMinor) return
  await campaigns.setReservation(tx, it.applicationId, { was, now, at: deps.now() })
  const freed = now.reservedMinor + now.spentMinor < was.reservedMinor + was.spentMinor
  await tellOfBudget(deps, tx, { id: was.campaignId, freed })
}

/** A declined application holds nothing. */
export async function releaseReservation(deps: Deps, tx: Tx, applicationId: string): Promise<void> {
  const was = await campaigns.lockReservation(tx, applicationId)
  const now = { reservedMinor: 0, spentMinor: 0 }
  if (was) await adjustReservation(deps, tx, { applicationId, was, now })
}

/** An order did not fit any more: told once, until something comes back. */
export async function tellExhausted(deps: Deps, tx: Tx, id: CampaignId): Promise<void> {
  await campaigns.lock(tx, id)
  if (await campaigns.note(tx, { id, what: 'exhaustedAt', at: deps.now() }))
    await tell(deps, tx, { id, type: 'campaign.exhausted' })
}

/** Told once each: that the warning level is reached, and that nothing is left; again after money came back. */
async function tellOfBudget(
  deps: Deps,
  tx: Tx,
  { id, freed }: { id: CampaignId; freed: boolean },
): Promise<void> {
  const at = deps.now()
  const it = await campaigns.findById(tx, { id, at })
  invariant(it, 'a reservation is of a campaign')
  const share = { numerator: it.warnAtPpm, denominator: 1_000_000 }
  const warned = it.reservedMinor + it.spentMinor >= multiplyRatio(it.budgetMinor, share, 'up')
  const changed = await campaigns.note(tx, { id, what: 'warnedAt', at: warned ? at : null })
  if (changed && warned) await tell(deps, tx, { id, type: 'campaign.budget_warning' })
  if (remainingOf(it) === 0) await tellExhausted(deps, tx, id)
  else if (freed) await campaigns.note(tx, { id, what: 'exhaustedAt', at: null })
}

async function tell(
  deps: Deps,
  tx: Tx,
  { id, type }: { id: CampaignId; type: CampaignEventType },
): Promise<void> {
  const it = await campaigns.findById(tx, { id, at: deps.now() })
  invariant(it, 'an event tells of a campaign that exists')
  await appendFact(deps, tx, {
    to: { merchantId: it.merchantId, mode: it.mode, notifyUrl: undefined, objectId: id },
    fact: {
      type,
      data: {
        campaignId: id,
        name: it.name,
        currency: it.currency,
        budgetMinor: it.budgetMinor,
        reservedMinor: it.reservedMinor,
        spentMinor: it.spentMinor,
        remainingMinor: remainingOf(it),
      },
    },
  })
}
