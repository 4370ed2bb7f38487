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
  removeIdentity: endpoint({
    id: 'removeIdentity',
    summary: 'Forget my name, ID number and cards; loans that exist keep what their papers name',
    method: 'POST',
    path: '/v1/shopper/applicant/identity/removal',
    actor: 'shopper',
    status: 200,
    body: z.strictObject({}),
    output: Applicant,
    problems: ['identity_in_use', 'card_in_use'],
  }),
  sayStudent: endpoint({
    id: 'sayStudent',
    summary: 'Say again whether I study; what is offered respects it at once',
    method: 'POST',
    path: '/v1/shopper/applicant/student',
    actor: 'shopper',
    status: 200,
    body: z.strictObject({ student: z.boolean() }),
    output: Applicant,
    problems: ['identity_missing'],
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
