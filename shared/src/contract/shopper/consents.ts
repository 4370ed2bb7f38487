import * as z from 'zod/mini'
import { Consent, ConsentPurpose } from '../../consent/consent.ts'
import { Disclosure } from '../../disclosure/disclosure.ts'
import { DisclosureId, OfferId } from '../../id/id.ts'
import { endpoint } from '../endpoint.ts'

const Digest = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/))

export const disclosureContract = {
  open: endpoint({
    id: 'openDisclosure',
    summary: 'Show the cost sheet of an offer; opening it again returns the same one',
    method: 'POST',
    path: '/v1/shopper/disclosures',
    actor: 'shopper',
    status: 201,
    body: z.strictObject({ offerId: OfferId }),
    output: Disclosure,
    problems: [
      'not_found',
      'offer_expired',
      'offer_withdrawn',
      'credit_line_unavailable',
      'offer_subsidy_ended',
      'checkout_not_open',
      'checkout_expired',
      'checkout_application_pending',
    ],
  }),
  confirm: endpoint({
    id: 'confirmDisclosure',
    summary: 'Confirm that the sheet was read, after its minimum reading time',
    method: 'POST',
    path: '/v1/shopper/disclosures/:id/confirm',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: DisclosureId }),
    body: z.strictObject({ digest: Digest }),
    output: Disclosure,
    problems: [
      'not_found',
      'disclosure_outdated',
      'disclosure_reading_time_unmet',
      'offer_expired',
      'offer_withdrawn',
      'credit_line_unavailable',
    ],
  }),
}

export const consentContract = {
  record: endpoint({
    id: 'recordConsent',
    summary: 'Record the yes to exactly this sheet',
    method: 'POST',
    path: '/v1/shopper/consents',
    actor: 'shopper',
    status: 201,
    body: z.strictObject({
      disclosureId: DisclosureId,
      disclosureDigest: Digest,
      purposes: z.array(ConsentPurpose).check(z.minLength(1), z.maxLength(3)),
    }),
    output: Consent,
    problems: [
      'not_found',
      'disclosure_outdated',
      'disclosure_not_confirmed',
      'consent_missing',
      'offer_expired',
      'offer_withdrawn',
      'credit_line_unavailable',
    ],
  }),
}
