import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import { consentContract } from '@miaoguo/shared/contract/shopper/consents'
import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { call } from './call'

export const recordConsent = (disclosure: Disclosure, purposes: ConsentPurpose[]) =>
  call(consentContract.record, {
    body: { disclosureId: disclosure.id, disclosureDigest: disclosure.digest, purposes },
    intention: `consent.${disclosure.id}`,
  })
