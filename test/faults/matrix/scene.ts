import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '@miaoguo/bff/src/app.ts'
import { createDeps } from '@miaoguo/bff/src/create-deps.ts'
import { settleFromLender } from '@miaoguo/bff/src/loans/settle-from-lender.ts'
import { settleFromLender as settleOperationFromLender } from '@miaoguo/bff/src/operations/ask-about-operation.ts'
import { startIdentity } from '../../sandbox/identity/identity-server.ts'
import { startLender } from '../../sandbox/lenders/lender-server.ts'
import { listen } from '../../sandbox/listen.ts'
import { demoMerchant } from '../../sandbox/world.ts'
import { worldVariables } from '../../support/app.ts'
import { freePort, startPostgres } from '../../support/postgres.ts'
import { startReceiver } from '../../support/receiver.ts'
import { startDatabaseProxy, type CommitWatch } from './database-proxy.ts'
import { startLenderProxy, type Watch } from './lender-proxy.ts'

/** Enough for a busy machine; what is late comes later than this. */
export const lenderTimeoutMs = 1000

/** A server of ours that can be told that something changed at the lender, and killed. */
export type Bff = { url: string; hint(reference: string): Promise<void>; kill(): Promise<void> }

/** A lender, a merchant, the sign-in and PostgreSQL, with a proxy of ours before the lender and the database. */
export async function openScene(watch: Watch & CommitWatch) {
  const postgres = await startPostgres()
  const proxyPort = await freePort()
  const { url: direct } = await postgres.database()
  const [huaxin, lezhong, suyi, guoqi] = await Promise.all(
    (['huaxin', 'lezhong', 'suyi', 'guoqi'] as const).map((lender) =>
      startLender({
        port: 0,
        lender,
        quoteDelayMs: 0,
        ...(lender === 'huaxin' ? { publicUrl: `http://127.0.0.1:${proxyPort}` } : {}),
      }),
    ),
  )
  if (!huaxin || !lezhong || !suyi || !guoqi) throw new Error('four lenders')
  const parts = [
    await startIdentity({ port: 0 }),
    await startReceiver(demoMerchant.webhookSecret),
    await startLenderProxy({ target: huaxin.url, port: proxyPort }, watch),
  ] as const
  const [identity, receiver, proxy] = parts
  const database = await startDatabaseProxy(postgres.port, watch)
  const variablesAt = (url: string): Record<string, string> => ({
    ...worldVariables({ lenders: { huaxin: proxy, lezhong, suyi, guoqi }, identity, url }),
    DATABASE_URL: direct.replace(`:${postgres.port}/`, `:${database.port}/`),
    DATABASE_POOL: '20',
    LENDER_TIMEOUT_MS: String(lenderTimeoutMs),
    OFFER_DEADLINE_MS: '2000',
    WEBHOOK_RETRY_SECONDS: '1',
  })
  return {
    receiver,
    databaseUrl: direct,
    books: () => [huaxin, lezhong, suyi, guoqi].flatMap((it) => it.books().loans),
    here: () => startHere(variablesAt),
    apart: () => startApart(variablesAt),
    close: async (): Promise<void> => {
      await Promise.all([huaxin, lezhong, suyi, guoqi, ...parts].map((it) => it.close()))
      await database.close()
      await postgres.close()
    },
  }
}
export type Scene = Awaited<ReturnType<typeof openScene>>
type Variables = (url: string) => Record<string, string>

/** In this process, so that a hint can be given as a notification would give it. */
async function startHere(variablesAt: Variables): Promise<Bff> {
  const door: { fetch: Parameters<typeof getRequestListener>[0] } = {
    fetch: () => new Response(null, { status: 503 }),
  }
  const listening = await listen(
    createServer(getRequestListener((request, env) => door.fetch(request, env))),
    0,
  )
  const running = await createDeps(variablesAt(listening.url))
  door.fetch = createApp(running.deps).fetch
  return {
    url: listening.url,
    hint: async (reference) => {
      if (reference.startsWith('att_'))
        return void (await settleFromLender(running.deps, reference))
      const lenderId = running.deps.lenders.all().find((it) => it.code === 'huaxin')?.id ?? ''
      await settleOperationFromLender(running.deps, { lenderId, reference })
    },
    kill: async () => {
      await listening.close()
      await running.close()
    },
  }
}

/** A process of its own, the real one, which can be killed. */
async function startApart(variablesAt: Variables): Promise<Bff> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      // When we are gone, so is it.
      '--import',
      new URL('../../sandbox/follow-parent.mjs', import.meta.url).href,
      join(import.meta.dirname, '../../../bff/src/main.ts'),
    ],
    {
      env: { ...process.env, ...variablesAt(url), PORT: String(port), LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  const ended = once(child, 'exit')
  const { stdout } = child
  if (!stdout) throw new Error('its output is a pipe')
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.includes('"ready":true')) resolve()
    })
    void ended.then(([code]) => reject(new Error(`bff ended: ${code}`)))
  })
  return {
    url,
    hint: async () => undefined,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
