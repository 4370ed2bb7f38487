import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { OfferRequestId } from '@miaoguo/shared/id/id'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { claimCheckout, refuseNotOpen } from '../checkouts/claim-checkout.ts'
import { failureOf } from '../failure.ts'
import type { StoredCheckout } from '../checkouts/store.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { Recording } from '../http/recording.ts'
import { limitRate } from '../http/rate-limit.ts'
import type { QuoteQuestion } from '../lenders/lender.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { listedOf, type LenderEntry } from '../lenders/registry.ts'
import { askLender, canHold, type Arrival } from './ask-lender.ts'
import { borrowerReference } from './borrower-reference.ts'
import { eligibleFor } from './eligibility.ts'
import { handoffProductOf, isHandoff } from './handoff-choices.ts'
import { factsOf } from './refuse-barred.ts'
import { linesFor } from './lines-for.ts'
import { runningFor } from './running-campaigns.ts'
import * as offers from './store.ts'
import { toRequestView } from './watch-offers.ts'

type Contract = typeof shopperCheckoutContract.requestOffers

const requestsPerMinute = 20

/** Asks every eligible lender at once; answers with what arrived by the deadline. Later answers are kept too. */
export async function requestOffers(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<Recording<OutputOf<Contract>>> {
  const { borrowerId } = shopperOf(actor)
  const { token } = input.params
  const [checkout, asker] = await Promise.all([
    claimCheckout(deps, actor, { token }),
    offers.findAsker(deps.db, { borrowerId, token }),
  ])
  refuseNotOpen(deps, checkout)
  limitRate(deps, `offers:${checkout.id}`, { count: requestsPerMinute, windowMs: 60_000 })

  const createdAt = deps.now()
  const request = {
    id: OfferRequestId.parse(deps.newId('offerRequest')),
    checkoutId: checkout.id,
    borrowerId,
    createdAt,
    deadlineAt: instantAfter(createdAt, deps.env.OFFER_DEADLINE_MS),
  }
  const question = { ...questionOf(deps, checkout), requestReference: request.id }
  // Outside the sandbox lenders are real, and nobody may owe them anything for a test.
  const mayAsk = checkout.mode === 'live' || deps.env.SANDBOX
  const drawable = linesFor(deps, asker?.lines ?? [], question)
  const lending = mayAsk ? lendersOf(deps, question, drawable) : []
  // Whoever shows its own terms is asked nothing before the shopper chooses to go there.
  const handoffs = lending.filter(
    (entry) => handoffProductOf(entry, { ...checkout, today: question.today }) !== undefined,
  )
  const eligible = lending.filter((entry) => isAsked(entry, { ...checkout, today: question.today }))
  const running = asker?.mayBeSubsidised ? await runningFor(deps, checkout) : []
  const by = { merchantName: checkout.merchantName, running }
  const borrower = factsOf(deps, asker?.person)
  const asking = eligible.map((entry) => ({
    entry,
    arrival: askLender(deps, entry, {
      order: checkout,
      borrower,
      by,
      line: drawable.get(entry.id)?.line,
      question: {
        ...question,
        borrower: { ...borrowerReference(entry.id, borrowerId), ...phoneOf(asker) },
      },
    }),
  }))
  const arrived = await deps.offersGate.waiting(() =>
    byDeadline(
      asking.map((it) => it.arrival),
      deps.env.OFFER_DEADLINE_MS,
    ),
  )
  return answerOf(deps, { request, order: checkout }, { asking, arrived, handoffs })
}

type Asking = { entry: LenderEntry; arrival: Promise<Arrival> }
type Asked = {
  request: Omit<offers.NewRequest, 'id' | 'version'> &
    Pick<offers.StoredRequest, 'id' | 'checkoutId'>
  order: StoredCheckout
}

/** What is told now and kept with it; what comes after the deadline is kept when it comes. */
function answerOf(
  deps: Deps,
  { request, order }: Asked,
  it: { asking: readonly Asking[]; arrived: readonly Arrival[]; handoffs: readonly LenderEntry[] },
): Recording<OutputOf<Contract>> {
  const answerFrom = ({ id }: LenderEntry) => it.arrived.find((arrival) => arrival.entry.id === id)
  const asked = it.asking.map(({ entry }) => {
    const { state = 'asking', rules = [] } = answerFrom(entry) ?? {}
    return { lenderId: entry.id, state, rules }
  })
  const gone = it.handoffs.map(({ id }) => ({
    lenderId: id,
    state: 'handoff' as const,
    rules: [],
  }))
  const lenders = [...asked, ...gone]
  const found = it.arrived.flatMap((arrival) => arrival.offers)
  const version = it.arrived.length
  const told = { lenders, offers: found.map(({ offer }) => offer) }
  return new Recording(
    toRequestView(deps, { ...request, ...told, version, order }),
    async (reply) => {
      const answers = { lenders, offers: found, reply }
      await offers.insertRequest(deps.db, { ...request, version }, answers)
      for (const { entry, arrival } of it.asking)
        if (!answerFrom(entry)) void keepLate(deps, request, arrival)
    },
  )
}

/** Who may lend the amount to anybody, and where this borrower has a line that leaves it. */
const lendersOf = (
  deps: Deps,
  question: Question,
  drawable: ReturnType<typeof linesFor>,
): LenderEntry[] => [
  ...new Set([
    ...eligibleFor(deps.lenders, question).lenders,
    ...[...drawable.values()].map((it) => it.entry),
  ]),
]

/** Whether a lender shows terms here, and can hold an amount that is to be held. */
function isAsked(
  entry: LenderEntry,
  it: { captureMode: StoredCheckout['captureMode']; today: CalendarDate },
): boolean {
  const listed = listedOf(entry, it.today)
  const shows = listed.some((one) => !isHandoff(one))
  return shows && (it.captureMode === 'automatic' || listed.some(canHold))
}

type Question = Omit<QuoteQuestion, 'borrower' | 'requestReference'>

const questionOf = (deps: Deps, it: StoredCheckout): Question => ({
  scenario: it.scenario,
  amountMinor: it.amountMinor,
  currency: it.currency,
  // An order lives in its merchant's own day, so that its loan does not begin in what is the past there.
  today: atMerchantTime(deps, it.clockAheadMs).today(),
  ...(it.trip ? { trip: it.trip } : {}),
})

const phoneOf = (borrower: { phone: string | null } | undefined): { phone?: string } =>
  borrower?.phone ? { phone: borrower.phone } : {}

/** What has arrived when all have, or at the deadline. */
async function byDeadline(
  asking: readonly Promise<Arrival>[],
  deadlineMs: number,
): Promise<Arrival[]> {
  const arrived: Arrival[] = []
  const all = Promise.all(asking.map(async (it) => arrived.push(await it)))
  await new Promise<void>((resolve, reject) => {
    const deadline = setTimeout(resolve, deadlineMs)
    all.then(() => resolve(), reject).finally(() => clearTimeout(deadline))
  })
  return [...arrived]
}

/** Keeps an answer that came after the deadline. Nobody waits here: what fails is logged. */
async function keepLate(
  deps: Deps,
  request: Parameters<typeof offers.insertLate>[1],
  arrival: Promise<Arrival>,
): Promise<void> {
  try {
    const { entry, state, rules, offers: found } = await arrival
    await deps.db.transaction().execute((tx) =>
      offers.insertLate(tx, request, {
        place: { lenderId: entry.id, state, rules },
        offers: found,
      }),
    )
  } catch (error) {
    deps.log.error({ offerRequestId: request.id, ...failureOf(error) }, 'late answer not kept')
  }
}
