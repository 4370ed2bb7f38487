import type { LenderServiceRequest } from '@miaoguo/shared/loan/service-request'
import * as audit from '../audit/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps, JobData } from '../deps.ts'
import type { Asked } from '../lenders/lender.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as requests from './store.ts'
import * as reliefs from './relief-store.ts'
import { readRelief } from './read-relief.ts'
import type { Carried } from './store.ts'

const minuteMs = 60_000
/** A lender takes days to answer: after the first minutes, asking every hour is soon enough. */
const longestMs = 60 * minuteMs

const nextAskMs = (deps: Deps, asks: number): number =>
  deps.env.SANDBOX ? 2000 : Math.min(longestMs, 2 ** Math.min(asks, 10) * minuteMs)

/**
 * Carries a request to its lender and asks until it is answered. Its reference is its key there, so sending it again
 * files it once. The next turn is committed before this one begins: a crash in between loses none.
 */
export async function carryServiceRequest(
  deps: Deps,
  { serviceRequestId: id }: JobData['carry-service-request'],
): Promise<void> {
  const it = await requests.findCarried(deps.db, id)
  if (!it || it.status === 'answered' || !(await takeTurn(deps, it))) return
  const lender = deps.lenders.byId(it.lenderId)?.lender
  if (!lender) return
  const asked =
    it.status === 'filed'
      ? await lender.fileServiceRequest({
          requestReference: it.id,
          loanReference: it.lenderLoanReference,
          kind: it.kind,
          topic: it.topic,
          text: it.text,
          answerBy: it.answerBy,
          today: atMerchantTime(deps, it.clockAheadMs).today(),
        })
      : await lender.serviceRequestByReference(it.id)
  await heed(deps, it, asked)
}

async function takeTurn(deps: Deps, it: Carried): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const taken = await requests.countAsk(tx, it)
    if (taken)
      await deps.jobs.enqueue(
        tx,
        'carry-service-request',
        { serviceRequestId: it.id },
        { afterMs: nextAskMs(deps, it.asks) },
      )
    return taken
  })
}

async function heed(deps: Deps, it: Carried, asked: Asked<LenderServiceRequest>): Promise<void> {
  const { id, lenderId } = it
  if (!asked.ok) {
    const { reason, correlationId } = asked
    const facts = { serviceRequestId: id, lenderId, reason, correlationId }
    // A lender without a wire for it: people pass it on, and hear of it once.
    if (reason === 'unsupported' && it.asks === 0)
      return deps.log.error({ ...facts, alarm: 'service_request.by_hand' }, 'pass a request on')
    return deps.log.warn(facts, 'lender outage')
  }
  const said = asked.value
  const { correlationId } = asked
  const relief =
    said.status === 'answered' && said.relief && it.kind === 'hardship'
      ? await readRelief(deps, it, { relief: said.relief, correlationId })
      : undefined
  await deps.db.transaction().execute(async (tx) => {
    if (!(await requests.heed(tx, { id, at: deps.now(), said }))) return
    await audit.append(tx, {
      at: deps.now(),
      actor: lenderId,
      action: `service_request.${said.status}`,
      subject: it.loanId,
      facts: {
        serviceRequestId: id,
        lenderReference: said.lenderReference,
        correlationId,
        ...(said.status === 'answered' ? { outcome: said.outcome } : {}),
      },
    })
    if (relief) await offer(deps, tx, { it, relief })
  })
}

type Offered = { it: Carried; relief: NonNullable<Awaited<ReturnType<typeof readRelief>>> }

async function offer(deps: Deps, tx: Tx, { it, relief }: Offered): Promise<void> {
  await reliefs.insert(tx, relief)
  await audit.append(tx, {
    at: deps.now(),
    actor: it.lenderId,
    action: 'relief.offered',
    subject: it.loanId,
    facts: {
      serviceRequestId: it.id,
      reliefReference: relief.reliefReference,
      kind: relief.kind,
      periods: relief.periods,
      validThrough: relief.validThrough,
      shownDigest: relief.digest,
    },
  })
}
