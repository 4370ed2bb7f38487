import { instantAfter } from '@miaoguo/shared/time/instant'
import * as checkouts from '../checkouts/store.ts'
import { failureOf } from '../failure.ts'
import { expireCheckouts } from '../checkouts/expire-checkouts.ts'
import { carryCreditLine } from '../credit-lines/carry-credit-line.ts'
import { readExpired } from '../credit-lines/read-expired.ts'
import type { Deps } from '../deps.ts'
import { followHandoff } from '../handoffs/follow-handoff.ts'
import { expireDisputes } from '../disputes/expire-disputes.ts'
import { answerDispute } from '../disputes/send-answer.ts'
import * as inbox from '../inbox/store.ts'
import { askLenderAgain } from '../loans/ask-lender-again.ts'
import { heedNotification } from '../inbox/heed-notification.ts'
import { releaseOrphan } from '../loans/release-orphan.ts'
import { askAboutOperation } from '../operations/ask-about-operation.ts'
import { expireAuthorizations } from '../operations/expire-authorizations.ts'
import { mirrorLoan } from '../operations/mirror-loan.ts'
import { tellOverdue } from '../loans/tell-overdue.ts'
import { watchMandates } from '../mandates/watch-mandates.ts'
import { reconcileYesterday } from '../reconciliation/reconcile.ts'
import * as merchantUsers from '../merchant-users/store.ts'
import { remind } from '../reminders/remind.ts'
import * as replies from '../replies/store.ts'
import * as requests from '../requests/store.ts'
import * as sessions from '../sessions/store.ts'
import { carryServiceRequest } from '../service-requests/carry-service-request.ts'
import { tellOverdueAnswers } from '../service-requests/tell-overdue-answers.ts'
import { gatherRecently } from '../settlements/gather-settlements.ts'
import { deliverEvent } from '../webhooks/deliver-event.ts'
import * as deliveries from '../webhooks/store.ts'
import type { JobHandlers } from './queue.ts'

export const handlers: JobHandlers = {
  'deliver-event': deliverEvent,
  'ask-lender-again': askLenderAgain,
  'follow-handoff': followHandoff,
  'heed-notification': heedNotification,
  'ask-about-operation': askAboutOperation,
  'answer-dispute': answerDispute,
  'mirror-loan': mirrorLoan,
  'release-orphan': releaseOrphan,
  reconcile: reconcileYesterday,
  'gather-settlements': gatherRecently,
  remind,
  'carry-service-request': carryServiceRequest,
  'carry-credit-line': carryCreditLine,
}

const dayMs = 86_400_000
const replyDays = 7
/** Longer than any lender repeats a notification. */
const notificationDays = 30
/** What merchants can look back on: their requests, and deliveries with what was sent and answered. */
const logDays = 30

/** Forgets what nobody can ask for any more. */
export async function prune(deps: Deps): Promise<void> {
  await checkouts.forgetItineraries(deps.db)
  await replies.prune(deps.db, instantAfter(deps.now(), -replyDays * dayMs))
  await sessions.prune(deps.db, deps.now())
  await merchantUsers.prune(deps.db, deps.wallNow())
  await inbox.prune(deps.db, instantAfter(deps.now(), -notificationDays * dayMs))
  const logSince = instantAfter(deps.now(), -logDays * dayMs)
  await requests.prune(deps.db, logSince)
  await deliveries.prune(deps.db, logSince)
}

const writeShown = (deps: Deps): Promise<void> => deps.shownCounter.flush()
const writeLog = (deps: Deps): Promise<void> => deps.requestLog.flush()

/** Repeats without overlapping itself; `stop` waits for the turn that runs. */
function every(
  ms: number,
  deps: Deps,
  work: (deps: Deps) => Promise<unknown>,
): () => Promise<void> {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= work(deps)
      .then(
        () => undefined,
        (error: unknown) => deps.log.error(failureOf(error), `${work.name} failed`),
      )
      .finally(() => {
        running = undefined
      })
  }, ms)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** What the clock asks for without anybody waiting. */
export function startSweeps(deps: Deps): () => Promise<void> {
  const stops = [
    every(1000, deps, expireCheckouts),
    every(1000, deps, expireAuthorizations),
    every(1000, deps, expireDisputes),
    every(1000, deps, writeLog),
    every(1000, deps, writeShown),
    every(1000, deps, watchMandates),
    every(60_000, deps, tellOverdue),
    every(60_000, deps, readExpired),
    every(60_000, deps, tellOverdueAnswers),
    every(600_000, deps, prune),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
