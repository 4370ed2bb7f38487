import { ConsentPurpose, type Consent } from '@miaoguo/shared/consent/consent'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { consentContract } from '@miaoguo/shared/contract/shopper/consents'
import { ConsentId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import * as disclosures from '../disclosures/store.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { liveOffer } from '../offers/live-offer.ts'
import type { StoredOffer } from '../offers/store.ts'
import * as consents from './store.ts'

type Contract = typeof consentContract.record

/** Records the yes to exactly the sheet that was read. Each purpose is said by itself; none is assumed. */
export async function recordConsent(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const { disclosureId, disclosureDigest, purposes } = input.body
  return deps.db.transaction().execute(async (tx) => {
    const disclosure = await disclosures.lockById(tx, disclosureId, borrowerId)
    if (!disclosure) throw new Problem('not_found')
    if (disclosure.digest !== disclosureDigest)
      throw new Problem('disclosure_outdated', { disclosureId, digest: disclosure.digest })
    const { offer } = await liveOffer(deps, tx, { id: disclosure.offerId, borrowerId })
    if (disclosure.confirmedAt === null)
      throw new Problem('disclosure_not_confirmed', { disclosureId })
    const missing = purposesOf(offer).filter((purpose) => !purposes.includes(purpose))
    if (missing.length > 0) {
      throw new Problem('consent_missing', { missing: missing.join(' ') }, [
        { pointer: '/purposes', message: `${missing.join(', ')} must be given` },
      ])
    }
    const known = await consents.findByDisclosure(tx, disclosureId)
    if (known) return known
    const consent: Consent = {
      id: ConsentId.parse(deps.newId('consent')),
      disclosureId,
      offerId: disclosure.offerId,
      disclosureDigest,
      purposes: ConsentPurpose.options.filter((purpose) => purposes.includes(purpose)),
      grantedAt: deps.now(),
      withdrawnAt: null,
    }
    await consents.insert(tx, { ...consent, borrowerId })
    return consent
  })
}

/** Who draws from a line said yes to its lender hearing and asking about them when the line was opened. */
const purposesOf = ({ offer }: StoredOffer): readonly ConsentPurpose[] =>
  offer.creditLine ? ['loan_agreement'] : ConsentPurpose.options
