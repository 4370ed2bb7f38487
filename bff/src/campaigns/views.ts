import type { Campaign, CampaignStatus } from '@miaoguo/shared/campaign/campaign'
import type { StoredCampaign } from './store.ts'

export const remainingOf = (
  it: Pick<StoredCampaign, 'budgetMinor' | 'reservedMinor' | 'spentMinor'>,
): number => it.budgetMinor - it.reservedMinor - it.spentMinor

/** Where it stands on the day it was read for. */
export function statusOf(it: StoredCampaign): CampaignStatus {
  if (it.state === 'ended' || it.todayOn > it.endsOn) return 'ended'
  if (it.state === 'paused') return 'paused'
  if (it.todayOn < it.startsOn) return 'scheduled'
  return remainingOf(it) === 0 || it.exhaustedAt !== null ? 'exhausted' : 'active'
}

/** As its merchant sees it, with how many of its loans are charged otherwise. */
export const toView = (it: StoredCampaign, openDifferences: number): Campaign => ({
  id: it.id,
  name: it.name,
  status: statusOf(it),
  currency: it.currency,
  startsOn: it.startsOn,
  endsOn: it.endsOn,
  interestPpm: it.interestPpm,
  feePpm: it.feePpm,
  budgetMinor: it.budgetMinor,
  reservedMinor: it.reservedMinor,
  spentMinor: it.spentMinor,
  remainingMinor: remainingOf(it),
  warnAtPpm: it.warnAtPpm,
  orderMinMinor: it.orderMinMinor,
  orderMaxMinor: it.orderMaxMinor,
  lenderIds: it.lenderIds,
  productCodes: it.productCodes,
  installmentCounts: it.installmentCounts,
  createdAt: it.createdAt,
  endedAt: it.endedAt,
  openDifferences,
})
