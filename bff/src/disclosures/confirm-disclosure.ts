import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { Problem } from '@miaoguo/shared/problem/problem'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { liveOffer } from '../offers/live-offer.ts'
import { toView } from './open-disclosure.ts'
import * as disclosures from './store.ts'

type Contract = typeof disclosureContract.confirm

/** Records that the sheet was read: this sheet, and not before its reading time has passed. */
export async function confirmDisclosure(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const found = await disclosures.findById(deps.db, input.params.id, borrowerId)
  if (!found) throw new Problem('not_found')
  if (found.digest !== input.body.digest)
    throw new Problem('disclosure_outdated', { disclosureId: found.id, digest: found.digest })
  const { offer } = await liveOffer(deps, deps.db, { id: found.offerId, borrowerId })
  if (found.confirmedAt !== null) return toView(found, offer)
  const confirmedAt = deps.now()
  const leftMs = millisecondsOf(found.confirmableAt) - millisecondsOf(confirmedAt)
  if (leftMs > 0) {
    throw new Problem('disclosure_reading_time_unmet', {
      confirmableAt: found.confirmableAt,
      retryAfterSeconds: Math.ceil(leftMs / 1000),
    })
  }
  await disclosures.markConfirmed(deps.db, found.id, confirmedAt)
  const confirmed = await disclosures.findById(deps.db, found.id, borrowerId)
  return toView(confirmed ?? { ...found, confirmedAt }, offer)
}
