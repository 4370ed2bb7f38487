import { httpVerifier } from './applicants/http-verifier.ts'
import { seedHouse } from './cash/house.ts'
import { watchCampaigns } from './campaigns/watch-campaigns.ts'
import type { Connection } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { newId, systemClock, type Deps, type Log } from './deps.ts'
import { parseEnv } from './env.ts'
import { openGate } from './http/gate.ts'
import { handlers, startSweeps } from './jobs/run.ts'
import { openQueue } from './jobs/queue.ts'
import { openRegistry } from './lenders/registry.ts'
import { createLog } from './log.ts'
import { seedMerchants } from './merchants/seed-merchants.ts'
import { countShown } from './funnel/count-shown.ts'
import { seedUsers } from './merchant-users/seed-users.ts'
import { keepLog } from './requests/keep-log.ts'
import * as replies from './replies/store.ts'
import { platforms } from './sessions/platforms/platforms.ts'

export type Replacements = Partial<
  Pick<Deps, 'now' | 'today' | 'identity' | 'verifier' | 'lenders' | 'log' | 'newId'>
> & {
  /** An open, migrated database instead of one of our own; it stays open when we close. */
  connection?: Connection
  /** `false` leaves webhooks and questions to lenders queued, for a test that runs them itself. */
  work?: boolean
}
export type Running = { deps: Deps; connection: Connection; close(): Promise<void> }

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** Everything the rooms need, from a configuration; a test may replace any part. Close what you open. */
export async function createDeps(
  variables: Record<string, string | undefined>,
  replaced: Replacements = {},
): Promise<Running> {
  const env = parseEnv(variables)
  const log = replaced.log ?? (env.LOG_LEVEL === 'silent' ? silent : createLog(env.LOG_LEVEL))
  const now = replaced.now ?? systemClock.now
  const today = replaced.today ?? systemClock.today
  const connection = replaced.connection ?? (await openDatabase(env))
  const { db } = connection
  const migrations = await migrate(db)
  if (migrations.length > 0) log.info({ migrations }, 'database migrated')
  const queue = await openQueue(connection, log)
  const lenders = replaced.lenders ?? (await openRegistry({ db, env, now, today, newId, log }))
  const deps: Deps = {
    db,
    env,
    log,
    now,
    wallNow: now,
    today,
    lenders,
    identity: replaced.identity ?? platforms(env, now),
    verifier: replaced.verifier ?? httpVerifier(env),
    newId: replaced.newId ?? newId,
    jobs: queue.jobs,
    offersGate: openGate({ inside: env.OFFERS_AT_ONCE, inHand: env.OFFERS_IN_HAND }),
    requestLog: keepLog({ db, log }),
    shownCounter: countShown({ db, now }),
    campaignWatch: await watchCampaigns({ db, now, log }),
  }
  await seedHouse(deps)
  await seedMerchants(deps)
  await seedUsers(deps)
  // PGlite serves one process: whoever held a key before us is gone.
  if (connection.source.kind === 'pglite') await replies.endLeases(db, now())
  const works = replaced.work ?? true
  if (works) await queue.work(deps, handlers)
  const stopSweeps = works ? startSweeps(deps) : async () => {}
  return {
    deps,
    connection,
    async close() {
      await stopSweeps()
      await queue.stop()
      await deps.requestLog.flush()
      await deps.shownCounter.flush()
      deps.campaignWatch.close()
      if (!replaced.lenders) lenders.close()
      if (!replaced.connection) await connection.close()
    },
  }
}
