import * as z from 'zod/mini'
import {
  Campaign,
  CampaignProduct,
  NewCampaign,
  SubsidyDifference,
} from '../../campaign/campaign.ts'
import { CampaignId } from '../../id/id.ts'
import { endpoint } from '../endpoint.ts'
import { pageOf, paging } from '../paging.ts'

const One = z.strictObject({ id: CampaignId })
const changed = {
  method: 'POST',
  actor: 'merchant',
  status: 200,
  params: One,
  body: z.strictObject({}),
  output: Campaign,
} as const

export const campaignContract = {
  create: endpoint({
    id: 'createCampaign',
    summary:
      'Pay a part of your shoppers’ costs: which part, when, for which orders, up to a budget',
    method: 'POST',
    path: '/v1/campaigns',
    actor: 'merchant',
    status: 201,
    body: NewCampaign,
    output: Campaign,
    problems: ['campaign_without_lender', 'object_limit_reached'],
  }),
  list: endpoint({
    id: 'listCampaigns',
    summary: 'Your campaigns and what of their budgets is left, newest first',
    method: 'GET',
    path: '/v1/campaigns',
    actor: 'merchant',
    status: 200,
    query: z.strictObject(paging),
    output: pageOf(Campaign),
    problems: [],
  }),
  products: endpoint({
    id: 'listCampaignProducts',
    summary: 'The lenders and products a campaign may be for today',
    method: 'GET',
    path: '/v1/campaign-products',
    actor: 'merchant',
    status: 200,
    output: z.strictObject({ items: z.array(CampaignProduct) }),
    problems: [],
  }),
  view: endpoint({
    id: 'viewCampaign',
    summary: 'One campaign',
    method: 'GET',
    path: '/v1/campaigns/:id',
    actor: 'merchant',
    status: 200,
    params: One,
    output: Campaign,
    problems: ['not_found'],
  }),
  differences: endpoint({
    id: 'listSubsidyDifferences',
    summary:
      'Loans for which a lender charges another subsidy than their orders came to, newest first',
    method: 'GET',
    path: '/v1/campaigns/:id/differences',
    actor: 'merchant',
    status: 200,
    params: One,
    query: z.strictObject(paging),
    output: pageOf(SubsidyDifference),
    problems: ['not_found'],
  }),
  pause: endpoint({
    ...changed,
    id: 'pauseCampaign',
    summary: 'Make no further offers with it; offers that are out are kept to',
    path: '/v1/campaigns/:id/pause',
    problems: ['not_found', 'campaign_ended'],
  }),
  resume: endpoint({
    ...changed,
    id: 'resumeCampaign',
    summary: 'Make offers with it again',
    path: '/v1/campaigns/:id/resume',
    problems: ['not_found', 'campaign_ended'],
  }),
  end: endpoint({
    ...changed,
    id: 'endCampaign',
    summary: 'End it for good; offers that are out are kept to',
    path: '/v1/campaigns/:id/end',
    problems: ['not_found'],
  }),
}
