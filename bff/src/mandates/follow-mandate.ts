import type { LenderMandate } from '@miaoguo/shared/loan/mandate'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import { cardOf, personOf } from '../applicants/sealed.ts'
import * as applicants from '../applicants/store.ts'
import type { Deps } from '../deps.ts'
import type { Asked, Lender } from '../lenders/lender.ts'
import { listOf } from '../loans/installment-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { heedMandate } from './heed-mandate.ts'
import { rowsAhead } from './plan-autopay.ts'
import * as mandates from './store.ts'
import type { StoredMandate } from './store.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** How soon its lender is asked of a mandate whose loan has ended here. */
export const closedLoanMs = 5 * minuteMs
/** After a request has asked by itself, when it is asked again. */
export const firstAskMs = 5000

/** Asks the lender that a notification came from about a mandate; one of another lender, or none, changes nothing. */
export async function askAboutMandate(
  deps: Deps,
  { lenderId, reference }: { lenderId: string; reference: string },
): Promise<void> {
  const it = await mandates.findById(deps.db, reference)
  if (it?.lenderId === lenderId) await followMandate(deps, it.id)
}

/**
 * Sends what is to be sent of a mandate, or asks how it stands, and keeps the lender's word. When it is asked next is
 * written first, so that a crash or a silence loses nothing; its reference is its key, so that sent again it is set up once.
 */
export async function followMandate(deps: Deps, id: string): Promise<void> {
  const it = await mandates.findById(deps.db, id)
  if (!it || !mandates.isLiving(it)) return
  const lender = deps.lenders.byId(it.lenderId)?.lender
  if (!lender) return
  const nextAskAt = instantAfter(deps.wallNow(), await waitMs(deps, it))
  if (!(await mandates.countAsk(deps.db, { id: it.id, asks: it.asks, nextAskAt }))) return
  const asked = await ask(deps, lender, it)
  if (asked.ok) {
    await heedMandate(deps, it, {
      said: asked.value,
      correlationId: asked.correlationId,
      nextAskAt,
    })
    return
  }
  await outage(deps, it, asked)
}

/** What is not known yet is asked again soon, then seldom; what stands, when something was to be taken. */
async function waitMs(deps: Deps, it: StoredMandate): Promise<number> {
  if (it.state !== 'active') {
    if (deps.env.SANDBOX) return 1000
    return Math.min(it.state === 'ending' ? 5 * minuteMs : hourMs, 2 ** Math.min(it.asks, 8) * 1000)
  }
  if (it.loanStatus !== 'active') return closedLoanMs
  const merchant = atMerchantTime(deps, it.clockAheadMs)
  const [next] = rowsAhead(await listOf(deps.db, it.loanId), merchant.today())
  const dueNoon: Instant = `${next?.dueOn ?? merchant.today()}T04:00:00.000Z`
  return Math.max(6 * hourMs, millisecondsOf(dueNoon) - millisecondsOf(merchant.now()))
}

async function ask(deps: Deps, lender: Lender, it: StoredMandate): Promise<Asked<LenderMandate>> {
  const named = { mandateReference: it.id, loanReference: it.lenderLoanReference }
  switch (it.state) {
    case 'asked':
      return setUp(deps, lender, it)
    case 'ending':
      return lender.cancelMandate({
        ...named,
        today: atMerchantTime(deps, it.clockAheadMs).today(),
      })
    default:
      return lender.mandate(named)
  }
}

/** Name, number and card are revealed here, to the lender of this loan alone, as the text said. */
async function setUp(deps: Deps, lender: Lender, it: StoredMandate): Promise<Asked<LenderMandate>> {
  const person = await applicants.findPerson(deps.db, it.borrowerId)
  const card = await applicants.findCard(deps.db, it.cardId, it.borrowerId)
  invariant(person && card, 'a card that a lender may charge stays bound')
  const { name, idNumber } = personOf(deps, person)
  const { number, phone } = cardOf(deps, card)
  return lender.setUpMandate({
    mandateReference: it.id,
    loanReference: it.lenderLoanReference,
    today: it.agreedOn,
    from: {
      name: name.reveal(),
      idNumber: idNumber.reveal(),
      cardNumber: number.reveal(),
      cardPhone: phone.reveal(),
    },
    mostPerDayMinor: it.paper.mostPerDayMinor,
    currency: it.paper.currency,
    consent: { reference: it.consentId, textDigest: it.digest, grantedAt: it.agreedAt },
  })
}

const endingMs = 30 * minuteMs

async function outage(
  deps: Deps,
  it: StoredMandate,
  asked: Extract<Asked<LenderMandate>, { ok: false }>,
): Promise<void> {
  const { reason, correlationId } = asked
  const facts = { mandateId: it.id, lenderId: it.lenderId, reason, correlationId }
  // The lender's word that it does not do this, or not for this loan: nothing was set up.
  if (it.state === 'asked' && (reason === 'unsupported' || reason === 'refused')) {
    const said = {
      mandateReference: it.id,
      loanReference: it.lenderLoanReference,
      lenderReference: null,
      status: 'refused',
      end: 'lender',
      lastCollection: null,
    } as const
    return heedMandate(deps, it, { said, correlationId, nextAskAt: null })
  }
  deps.log.warn(facts, 'lender outage')
  const since = it.endedByBorrowerAt
  const late = since !== null && millisecondsOf(deps.wallNow()) - millisecondsOf(since) > endingMs
  if (late && (await mandates.markAlarmed(deps.db, { id: it.id, at: deps.wallNow() })))
    deps.log.error({ ...facts, alarm: 'mandate.not_ended' }, 'a lender does not end a mandate')
}
