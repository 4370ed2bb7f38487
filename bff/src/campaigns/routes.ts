import { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { endCampaign, pauseCampaign, resumeCampaign } from './change-campaign.ts'
import { createCampaign } from './create-campaign.ts'
import { listCampaignProducts } from './list-products.ts'
import { listCampaigns, listSubsidyDifferences, viewCampaign } from './view-campaigns.ts'

export const campaignRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(campaignContract.create, deps, createCampaign))
    .route('/', serve(campaignContract.list, deps, listCampaigns))
    .route('/', serve(campaignContract.products, deps, listCampaignProducts))
    .route('/', serve(campaignContract.view, deps, viewCampaign))
    .route('/', serve(campaignContract.differences, deps, listSubsidyDifferences))
    .route('/', serve(campaignContract.pause, deps, pauseCampaign))
    .route('/', serve(campaignContract.resume, deps, resumeCampaign))
    .route('/', serve(campaignContract.end, deps, endCampaign))
