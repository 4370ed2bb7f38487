import * as attempts from '@miaoguo/bff/src/attempts/store.ts'
import * as checkouts from '@miaoguo/bff/src/checkouts/store.ts'
import { json } from '@miaoguo/bff/src/db/connect.ts'
import { settleOrigination } from '@miaoguo/bff/src/loans/settle-origination.ts'
import { priceOf } from '@miaoguo/bff/src/offers/price.ts'
import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { LenderQuote, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { LenderId } from '@miaoguo/shared/id/id'
import type { Currency } from '@miaoguo/shared/money/money'
import { invariant } from '@miaoguo/shared/problem/problem'
import { profiles } from '../sandbox/lenders/profiles.ts'
import type { World } from './app.ts'
import { asHeld, type Held } from './held.ts'
import { openCheckout, type Shopper } from './shopper.ts'

const steady = profiles.huaxin.terms('http://lender').products[0]
invariant(steady, 'Huaxin has a product')

/** A product in a currency of none or three decimals, which no shopper in China may be shown. */
export const productsAbroad: ProductTerms[] = (['JPY', 'KWD'] as const).map((currency) => ({
  ...steady,
  code: `steady-${currency.toLowerCase()}`,
  currency,
  amountMinMinor: 1,
  amountMaxMinor: 900_000_000,
}))

type Order = { me: Shopper; currency: Currency; amountMinor: number; lines: CheckoutLine[] }

/**
 * An order in a currency of elsewhere, held at its lender over HTTP. The rules of China let nobody be offered such a loan,
 * so what a shopper would have said on the way is written down here; from the lender's yes on everything is as ever.
 */
export async function heldAbroad(world: World, it: Order): Promise<Held> {
  const { deps } = world
  const { me, ...order } = it
  const opened = await openCheckout(world.url, {
    notifyUrl: world.receiver.url,
    captureMode: 'manual',
    ...order,
  })
  const entry = deps.lenders.byCode('huaxin')
  invariant(entry, 'a lender of the sandbox')
  const asked = await entry.lender.quote({
    requestReference: deps.newId('offerRequest'),
    borrower: { reference: 'abroad', phone: me.phone },
    scenario: 'goods',
    amountMinor: it.amountMinor,
    currency: it.currency,
    today: deps.today(),
  })
  invariant(asked.ok && asked.value.decision === 'offered', 'the lender offers')
  const quote = asked.value.quotes[0]
  invariant(quote, 'the lender quotes')
  const attemptId = await consented(world, { me, checkoutId: opened.id, lenderId: entry.id, quote })
  const attempt = await attempts.findOrigination(deps.db, attemptId)
  invariant(attempt, 'an attempt was just written')
  const booking = await entry.lender.originate({
    originationReference: attemptId,
    quoteReference: quote.quoteReference,
    agreed: quote,
    capture: 'manual',
    borrower: { reference: 'abroad', phone: me.phone },
    merchantReference: opened.merchantReference,
    consent: {
      reference: attempt.consentId,
      disclosureDigest: attempt.disclosureDigest,
      purposes: ['loan_agreement'],
      grantedAt: attempt.grantedAt,
    },
  })
  invariant(booking.outcome === 'approved', 'the lender approves')
  await settleOrigination(deps, attempt, booking)
  const { id: loanId } = await deps.db
    .selectFrom('loans')
    .select('id')
    .where('checkoutId', '=', opened.id)
    .executeTakeFirstOrThrow()
  return asHeld(world, { me, checkoutId: opened.id, loanId })
}

type Path = {
  me: Shopper
  checkoutId: Held['checkout']['id']
  lenderId: string
  quote: LenderQuote
}

/** What lies between an open order and an attempt; answers the attempt's id. */
async function consented({ deps }: World, it: Path): Promise<string> {
  const { quote, checkoutId } = it
  const lenderId = LenderId.parse(it.lenderId)
  const createdAt = deps.now()
  const id = {
    request: deps.newId('offerRequest'),
    offer: deps.newId('offer'),
    disclosure: deps.newId('disclosure'),
    consent: deps.newId('consent'),
    application: deps.newId('application'),
    attempt: deps.newId('attempt'),
  }
  const digest = `sha256:${'0'.repeat(64)}`
  const price = priceOf(quote)
  invariant(price, 'a quote has a price')
  const sheet = {
    amountFinancedMinor: quote.principalMinor,
    currency: quote.currency,
    annualRateConvention: 'simple',
    contingentCosts: [],
    coolingOffDays: 0,
    ...price,
  }
  await deps.db.transaction().execute(async (tx) => {
    const { id: borrowerId } = await tx
      .selectFrom('borrowers')
      .select('id')
      .where('phone', 'like', `%${it.me.phone}`)
      .executeTakeFirstOrThrow()
    const own = { checkoutId, borrowerId, createdAt }
    await tx
      .insertInto('offerRequests')
      .values({ id: id.request, ...own, version: 1, deadlineAt: createdAt })
      .execute()
    await tx
      .insertInto('offers')
      .values({
        id: id.offer,
        offerRequestId: id.request,
        ...own,
        lenderId,
        quote: json(quote),
        offer: json({}),
        expiresAt: quote.expiresAt,
      })
      .execute()
    const shown = { openedAt: createdAt, confirmableAt: createdAt, confirmedAt: createdAt }
    await tx
      .insertInto('disclosures')
      .values({
        id: id.disclosure,
        offerId: id.offer,
        borrowerId,
        sheet: json(sheet),
        digest,
        ...shown,
      })
      .execute()
    await tx
      .insertInto('consents')
      .values({
        id: id.consent,
        disclosureId: id.disclosure,
        offerId: id.offer,
        borrowerId,
        disclosureDigest: digest,
        purposes: json(['loan_agreement']),
        grantedAt: createdAt,
        withdrawnAt: null,
      })
      .execute()
    await tx
      .insertInto('applications')
      .values({
        id: id.application,
        ...own,
        offerId: id.offer,
        consentId: id.consent,
        lenderId,
        status: 'pending',
        declineReasons: json([]),
        loanId: null,
        decidedAt: null,
        underReviewSince: null,
      })
      .execute()
    await attempts.insert(tx, {
      id: id.attempt,
      applicationId: id.application as Parameters<typeof attempts.insert>[1]['applicationId'],
      createdAt,
    })
    await checkouts.move(tx, { id: checkoutId, event: 'apply' })
  })
  return id.attempt
}
