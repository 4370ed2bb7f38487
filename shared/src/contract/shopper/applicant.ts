import * as z from 'zod/mini'
import { Applicant, NewCard, NewIdentity } from '../../applicant/applicant.ts'
import { CardId } from '../../id/id.ts'
import { endpoint } from '../endpoint.ts'

/** Who applies: real name and bank cards, given by the person, checked by a provider, shown masked. */
export const applicantContract = {
  view: endpoint({
    id: 'viewApplicant',
    summary: 'What is known of me, masked',
    method: 'GET',
    path: '/v1/shopper/applicant',
    actor: 'shopper',
    status: 200,
    output: Applicant,
    problems: [],
  }),
  verifyIdentity: endpoint({
    id: 'verifyIdentity',
    summary: 'My name and ID number, checked once; kept encrypted',
    method: 'POST',
    path: '/v1/shopper/applicant/identity',
    actor: 'shopper',
    status: 200,
    body: NewIdentity,
    output: Applicant,
    problems: ['identity_mismatch', 'identity_not_adult', 'identity_other', 'verifier_unavailable'],
  }),
  bindCard: endpoint({
    id: 'bindCard',
    summary: 'A debit card of my own, checked with its bank',
    method: 'POST',
    path: '/v1/shopper/applicant/cards',
    actor: 'shopper',
    status: 201,
    body: NewCard,
    output: Applicant,
    problems: ['identity_missing', 'card_mismatch', 'card_not_debit', 'verifier_unavailable'],
  }),
  removeCard: endpoint({
    id: 'removeCard',
    summary: 'Forget a card of mine',
    method: 'POST',
    path: '/v1/shopper/applicant/cards/:id/removal',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: CardId }),
    body: z.strictObject({}),
    output: Applicant,
    problems: ['not_found', 'operation_pending', 'card_in_use'],
  }),
}
