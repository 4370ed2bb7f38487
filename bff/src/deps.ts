import { idPrefixes, type IdKind } from '@miaoguo/shared/id/id'
import type { AuthorizationId, DisputeId } from '@miaoguo/shared/id/id'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { chinaOffsetMs, instantOf } from '@miaoguo/shared/time/instant'
import { randomFillSync } from 'node:crypto'
import type { VerifierPort } from './applicants/verifier.ts'
import type { CampaignWatch } from './campaigns/watch-campaigns.ts'
import type { Db, Tx } from './db/connect.ts'
import type { Env } from './env.ts'
import type { Gate } from './http/gate.ts'
import type { LenderRegistry } from './lenders/registry.ts'
import type { ShownCounter } from './funnel/count-shown.ts'
import type { RequestLog } from './requests/keep-log.ts'
import type { IdentityPort } from './sessions/identity.ts'

type LogLine = (facts: object, message: string) => void
export type Log = { debug: LogLine; info: LogLine; warn: LogLine; error: LogLine }

/** Work that outlives a request, by name and what it needs to begin. */
export type JobData = {
  'deliver-event': { deliveryId: string; attempt: number }
  'ask-lender-again': { attemptId: string }
  /** Whether a shopper who went to a lender's page has agreed there, in case she never comes back. */
  'follow-handoff': { handoffId: string }
  'heed-notification': { lenderId: string; eventId: string }
  'ask-about-operation': { operationId: string }
  'answer-dispute': { disputeId: DisputeId }
  /** After money moved: the borrower's schedule, as the lender keeps it now. */
  'mirror-loan': { authorizationId: AuthorizationId }
  'release-orphan': { attemptId: string; loanReference: string }
  /** Each night, of the day before. */
  reconcile: Record<string, never>
  'gather-settlements': Record<string, never>
  /** Each hour of the day in which borrowers may be reminded. */
  remind: Record<string, never>
  'carry-service-request': { serviceRequestId: string }
  /** Carries an asking for a line or for its end to the lender, and reads where the line stands. */
  'carry-credit-line': { creditLineId: string }
}
export type JobName = keyof JobData
export type Jobs = {
  /** Enqueued in the caller's transaction: rolls back with it. */
  enqueue<N extends JobName>(
    tx: Tx | Db,
    name: N,
    data: JobData[N],
    when?: { afterMs: number },
  ): Promise<void>
}

/** Everything a verb may use that is not its input. A plain object, so that a test can replace any part. */
export type Deps = {
  db: Db
  lenders: LenderRegistry
  identity: IdentityPort
  verifier: VerifierPort
  env: Env
  /** The instant, UTC with milliseconds; a merchant's own while its request is served in test mode. */
  now(): Instant
  /** The instant on the wall, whatever a test clock says. */
  wallNow(): Instant
  /** The date in China, where the loans are made. */
  today(): CalendarDate
  newId(kind: IdKind): string
  log: Log
  jobs: Jobs
  /** How many requests for offers are taken on. */
  offersGate: Gate
  requestLog: RequestLog
  shownCounter: ShownCounter
  campaignWatch: CampaignWatch
  /** Caller, endpoint and idempotency key of the request being served, so that a verb knows its own earlier run. */
  requestKey?: string
}

const dayMs = 24 * 3_600_000

/** A clock from a source of milliseconds. */
export function clockOf(milliseconds: () => number): Pick<Deps, 'now' | 'today'> {
  let known = { day: Number.NaN, date: '' }
  return {
    now: () => instantOf(milliseconds()),
    today: () => {
      const day = Math.floor((milliseconds() + chinaOffsetMs) / dayMs)
      if (day !== known.day) known = { day, date: instantOf(day * dayMs).slice(0, 10) }
      return known.date
    },
  }
}
export const systemClock = clockOf(() => Date.now())

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const letterOf = (n: number): string => alphabet.charAt(n % alphabet.length)

const pool = new Uint8Array(4096)
let left = 0
/** A random byte; asked from the system a few thousand at a time, because asking costs more than the bytes. */
function randomByte(): number {
  if (left === 0) {
    randomFillSync(pool)
    left = pool.length
  }
  left -= 1
  return pool[left] ?? 0
}

/** Time first, so that ids sort as they were made; 16 random letters after it. */
export function newId(kind: IdKind): string {
  let time = ''
  for (let n = Date.now(), i = 0; i < 8; i += 1, n = Math.floor(n / 62))
    time = letterOf(n % 62) + time
  let random = ''
  while (random.length < 16) {
    const byte = randomByte()
    // 248 is the largest multiple of 62 in a byte: bytes above it would favor the first letters.
    if (byte < 248) random += letterOf(byte)
  }
  return `${idPrefixes[kind]}_${time}${random}`
}
