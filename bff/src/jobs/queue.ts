import { reminderHours } from '@miaoguo/shared/policy/reminder-hours'
import { instantAfter, jsDateOf } from '@miaoguo/shared/time/instant'
import { fromKysely, fromPglite, PgBoss } from 'pg-boss'
import { plainParsers, type Connection } from '../db/connect.ts'
import { systemClock, type Deps, type JobData, type JobName, type Jobs, type Log } from '../deps.ts'
import { failureOf } from '../failure.ts'

export const jobNames = [
  'deliver-event',
  'ask-lender-again',
  'follow-handoff',
  'heed-notification',
  'ask-about-operation',
  'answer-dispute',
  'mirror-loan',
  'release-orphan',
  'reconcile',
  'gather-settlements',
  'remind',
  'carry-service-request',
  'carry-credit-line',
] as const satisfies readonly JobName[]
export type JobHandlers = { [N in JobName]: (deps: Deps, data: JobData[N]) => Promise<void> }

export type Queue = {
  jobs: Jobs
  /** Begins to work; handlers get everything a verb gets. */
  work(deps: Deps, handlers: JobHandlers): Promise<void>
  stop(): Promise<void>
}

/** The queue counts its own time in its own types; our parsers are not for it. */
function bossOn(connection: Connection): PgBoss {
  const { source } = connection
  if (source.kind === 'postgres')
    return new PgBoss({ connectionString: source.url, max: 4, application_name: 'miaoguo-jobs' })
  const { pglite } = source
  return new PgBoss({
    db: fromPglite({
      query: (text, values) => pglite.query(text, values, { parsers: plainParsers }),
      exec: (text) => pglite.exec(text, { parsers: plainParsers }),
    }),
    backend: 'pglite',
  })
}

/** pg-boss on the same database as the facts, so that a job and its fact are written together or not at all. */
export async function openQueue(connection: Connection, log: Log): Promise<Queue> {
  const boss = bossOn(connection)
  boss.on('error', (error) => log.error({ error: String(error) }, 'job queue'))
  await boss.start()
  for (const name of jobNames) {
    await boss.createQueue(name, {
      retryLimit: 100,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: 120,
      deleteAfterSeconds: 86_400,
    })
  }
  return {
    jobs: {
      async enqueue(tx, name, ...[data, when]) {
        // The queue waits in real time, whatever a test tells the verbs.
        const startAfter = when
          ? { startAfter: jsDateOf(instantAfter(systemClock.now(), when.afterMs)) }
          : {}
        await boss.send(name, data, { db: fromKysely(tx), ...startAfter })
      },
    },
    async work(deps, handlers) {
      const one = async <N extends JobName>(name: N): Promise<void> => {
        await boss.work<JobData[N]>(
          name,
          { pollingIntervalSeconds: 0.5, batchSize: 10 },
          async (jobs) => {
            const ended = await Promise.allSettled(
              jobs.map((job) => handlers[name](deps, job.data)),
            )
            const failed = ended.filter((it) => it.status === 'rejected')
            for (const it of failed) log.error({ job: name, ...failureOf(it.reason) }, 'job failed')
            // The whole batch comes again; handlers know what is done.
            if (failed.length > 0) throw new Error(`${failed.length} of ${jobs.length} failed`)
          },
        )
      }
      for (const name of jobNames) await one(name)
      // One of the servers takes it; the lenders have closed their day by then.
      await boss.schedule('reconcile', '30 3 * * *', {}, { tz: 'Asia/Shanghai' })
      await boss.schedule('gather-settlements', '30 4 * * *', {}, { tz: 'Asia/Shanghai' })
      const hours = `${reminderHours.from}-${reminderHours.to - 1}`
      await boss.schedule('remind', `0 ${hours} * * *`, {}, { tz: 'Asia/Shanghai' })
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}
