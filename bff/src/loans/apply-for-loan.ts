import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { ApplicationId, CampaignId, type BorrowerId, type ConsentId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { createHmac } from 'node:crypto'
import * as applicants from '../applicants/store.ts'
import * as audit from '../audit/store.ts'
import { reserveBudget, tellExhausted } from '../campaigns/reserve-budget.ts'
import { refuseNotOpen } from '../checkouts/claim-checkout.ts'
import * as checkouts from '../checkouts/store.ts'
import * as consents from '../consents/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { refuseBarred } from '../offers/refuse-barred.ts'
import { liveOffer } from '../offers/live-offer.ts'
import * as offers from '../offers/store.ts'
import { sendOrigination } from './originate.ts'
import { settleMs } from './patience.ts'
import * as loans from './store.ts'

type Contract = typeof loanContract.apply
type Begun = { applicationId: ApplicationId; attemptId: string | undefined }

/** Originates the consented loan. The intent is committed before the lender hears of it, so that no crash loses a loan. */
export async function applyForLoan(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const begun = await deps.db
    .transaction()
    .execute((tx) => begin(deps, tx, { borrowerId, consentId: input.body.consentId }))
    .catch((error: unknown) => noteExhausted(deps, error))
  if (begun.attemptId !== undefined) await sendOrigination(deps, begun.attemptId)
  const application = await loans.findById(deps.db, begun.applicationId, borrowerId)
  invariant(application, 'an application was just written')
  return application
}

/** The same when the same request runs again, so that it knows an application it had begun before a crash. */
const applicationIdOf = (deps: Deps): ApplicationId => {
  if (deps.requestKey === undefined) return ApplicationId.parse(deps.newId('application'))
  const digest = createHmac('sha256', deps.env.SESSION_SECRET)
    .update(`application:${deps.requestKey}`)
    .digest('hex')
  return ApplicationId.parse(`app_${digest.slice(0, 28)}`)
}

/** What the merchant pays is taken of its budget before any lender hears of it, or there is no loan. */
async function reserve(
  deps: Deps,
  tx: Tx,
  { offer, applicationId }: { offer: offers.StoredOffer; applicationId: ApplicationId },
): Promise<void> {
  const { subsidy } = offer.offer
  if (!subsidy) return
  const { campaignId, subsidyMinor: amountMinor } = subsidy
  if (!(await reserveBudget(deps, tx, { applicationId, campaignId, amountMinor })))
    throw new Problem('offer_subsidy_ended', { offerId: offer.id, campaignId })
}

/** The refusal undoes its transaction, so the merchant is told in one of its own. */
async function noteExhausted(deps: Deps, error: unknown): Promise<never> {
  if (error instanceof Problem && error.code === 'offer_subsidy_ended') {
    const id = CampaignId.parse(error.facts['campaignId'])
    await deps.db.transaction().execute((tx) => tellExhausted(deps, tx, id))
  }
  throw error
}

/** Uses the consent and writes the intent, in one transaction with the job that follows it up. */
async function begin(
  deps: Deps,
  tx: Tx,
  it: { borrowerId: BorrowerId; consentId: ConsentId },
): Promise<Begun> {
  const { borrowerId, consentId } = it
  const consent = await consents.findById(tx, consentId, borrowerId)
  const offer = consent && (await offers.findById(tx, consent.offerId, borrowerId))
  const checkout = offer && (await checkouts.lockById(tx, offer.checkoutId))
  if (!consent || consent.withdrawnAt !== null || !checkout) throw new Problem('not_found')

  const id = applicationIdOf(deps)
  const earlier = await loans.findByConsent(tx, consentId)
  if (earlier === id) return { applicationId: id, attemptId: undefined }
  if (earlier !== undefined)
    throw new Problem('consent_used', { consentId, applicationId: earlier })
  refuseNotOpen(deps, checkout)
  const live = await liveOffer(deps, tx, { id: offer.id, borrowerId })
  await refuseBarred(deps, tx, { ...live, borrowerId })
  const { payToCardId } = checkout
  if (payToCardId) await applicants.holdPerson(tx, borrowerId)
  if (payToCardId && !(await applicants.findCard(tx, payToCardId, borrowerId)))
    throw new Problem('card_missing', { checkoutId: checkout.id })

  const attemptId = deps.newId('attempt')
  const createdAt = deps.now()
  const application = {
    id,
    checkoutId: checkout.id,
    borrowerId,
    offerId: offer.id,
    consentId,
    lenderId: offer.lenderId,
    createdAt,
  }
  const inserted = await loans.insert(tx, application, attemptId)
  const moved = inserted && (await checkouts.move(tx, { id: checkout.id, event: 'apply' }))
  if (!moved) throw new Problem('checkout_application_pending', { checkoutId: checkout.id })
  await reserve(deps, tx, { offer, applicationId: id })
  await deps.jobs.enqueue(tx, 'ask-lender-again', { attemptId }, { afterMs: settleMs(deps) })
  await audit.append(tx, {
    at: createdAt,
    actor: borrowerId,
    action: 'application.begun',
    subject: id,
    facts: { attemptId, consentId, disclosureDigest: consent.disclosureDigest },
  })
  return { applicationId: id, attemptId }
}
