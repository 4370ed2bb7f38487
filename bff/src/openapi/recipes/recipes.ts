import { runCampaigns } from './campaign-recipes.ts'
import { answerDisputes } from './dispute-recipes.ts'
import { captureAndRefund } from './money-recipes.ts'
import { addUp, testExpiry } from './order-recipes.ts'
import { quickstart } from './quickstart.ts'
import type { Recipe } from './recipe.ts'
import { sellTrips } from './travel-recipes.ts'
import { receiveWebhooks, replayEvents, rotateSecrets } from './webhook-recipes.ts'

/** Every page of how something is done, the first thing first. */
export const recipes: readonly Recipe[] = [
  quickstart,
  addUp,
  captureAndRefund,
  sellTrips,
  answerDisputes,
  runCampaigns,
  receiveWebhooks,
  replayEvents,
  rotateSecrets,
  testExpiry,
]
