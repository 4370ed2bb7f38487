import {
  authorizationContract,
  refundContract,
} from '@miaoguo/shared/contract/merchant/authorizations'
import { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { heldAwaiting } from '../support/awaiting.ts'
import { disputeAtLender, disputesOf } from '../support/disputed.ts'
import { held } from '../support/held.ts'
import { call, valueOf } from '../support/shopper.ts'
import type { Example, Request, Stage } from './examples.ts'

/** Money of a merchant in every state a request can point at, made anew. */
export type Till = {
  toCapture: string
  toCancel: string
  toExtend: string
  toReverse: string
  partlyCaptured: string
  captured: string
  refundId: string
  disputeId: string
  toAnswer: string
  campaignId: string
  toResume: string
  toEnd: string
  toAccept: string
  /** An order whose lines wait for their suppliers. */
  awaiting: string
}

const merchant = { token: demoMerchant.secretKey }
/** Keys of the second merchant in `examples.ts`, repeated here because that file leans on this one. */
const stranger = 'sk_test_other_0000000000000000000'

export const captureNow = async (world: World, id: string, body: object = {}) =>
  valueOf(
    await call(world.url, authorizationContract.capture, { ...merchant, params: { id }, body }),
  )

/** An order a borrower disputes, as the platform has heard of it. */
export async function disputed(world: World): Promise<string> {
  const it = await held(world, { captureMode: 'automatic' })
  await disputeAtLender(world, it, { amountMinor: 30_000 })
  return (await disputesOf(world).heard(it)).id
}

/** Of days to come, so that no offer of today changes by it. */
export const newCampaign = (): Record<string, unknown> => ({
  name: '免息节',
  currency: 'CNY',
  startsOn: '2028-10-01',
  endsOn: '2028-10-07',
  interestPpm: 1_000_000,
  feePpm: 0,
  budgetMinor: 100_000,
})

export async function campaignFor(world: World, then?: 'pause' | 'end'): Promise<string> {
  const { id } = valueOf(
    await call(world.url, campaignContract.create, { ...merchant, body: newCampaign() }),
  )
  if (then)
    valueOf(
      await call(world.url, campaignContract[then], { ...merchant, params: { id }, body: {} }),
    )
  return id
}

export async function setTill(world: World): Promise<Till> {
  const hold = async (): Promise<string> => (await held(world)).authorization.id
  const partlyCaptured = await hold()
  await captureNow(world, partlyCaptured, { amountMinor: 50_000 })
  const captured = await hold()
  await captureNow(world, captured)
  const refund = valueOf(
    await call(world.url, refundContract.create, {
      ...merchant,
      params: { id: captured },
      body: { amountMinor: 1 },
    }),
  )
  return {
    toCapture: await hold(),
    toCancel: await hold(),
    toExtend: await hold(),
    toReverse: await hold(),
    partlyCaptured,
    captured,
    refundId: refund.id,
    disputeId: await disputed(world),
    toAnswer: await disputed(world),
    campaignId: await campaignFor(world),
    toResume: await campaignFor(world, 'pause'),
    toEnd: await campaignFor(world),
    toAccept: await disputed(world),
    awaiting: (await heldAwaiting(world)).checkout.id,
  }
}

/** The merchant's own object, which another merchant asks for. */
const own = (idOf: (till: Till) => string, rest: Request = {}): Example => ({
  request: (stage: Stage) => ({ ...merchant, params: { id: idOf(stage.till) }, ...rest }),
  foreign: (stage: Stage) => ({ token: stranger, params: { id: idOf(stage.till) }, ...rest }),
})

export const moneyExamples: Record<string, Example> = {
  listAuthorizations: {
    request: () => ({
      ...merchant,
      query: { limit: '2', status: 'captured' },
    }),
  },
  viewAuthorization: own((till) => till.captured),
  captureAuthorization: own((till) => till.toCapture, { body: {} }),
  releaseAuthorization: own((till) => till.partlyCaptured, { body: {} }),
  cancelAuthorization: own((till) => till.toCancel, { body: {} }),
  extendAuthorization: own((till) => till.toExtend, { body: {} }),
  reverseAuthorization: own((till) => till.toReverse, { body: {} }),
  previewRefund: own((till) => till.captured, { body: {} }),
  createRefund: own((till) => till.captured, { body: {} }),
  listRefunds: { request: () => ({ ...merchant, query: { limit: '2' } }) },
  viewRefund: own((till) => till.refundId),
  createCampaign: { request: () => ({ ...merchant, body: newCampaign() }) },
  listCampaigns: { request: () => ({ ...merchant, query: { limit: '2' } }) },
  listCampaignProducts: { request: () => ({ ...merchant }) },
  viewCampaign: own((till) => till.campaignId),
  listSubsidyDifferences: own((till) => till.campaignId, { query: { limit: '2' } }),
  pauseCampaign: own((till) => till.campaignId, { body: {} }),
  resumeCampaign: own((till) => till.toResume, { body: {} }),
  endCampaign: own((till) => till.toEnd, { body: {} }),
  listDisputes: { request: () => ({ ...merchant, query: { limit: '2', status: 'opened' } }) },
  viewDispute: own((till) => till.disputeId),
  submitDisputeEvidence: own((till) => till.toAnswer, { body: { explanation: '已签收' } }),
  acceptDispute: own((till) => till.toAccept, { body: {} }),
  recordSupplierAnswer: own((till) => till.awaiting, {
    body: { line: 0, answer: 'confirmed', supplierReference: 'PNR-1' },
  }),
}
