import { serve } from '@hono/node-server'
import { createServer } from 'node:net'
import { createApp } from './app.ts'
import { createDeps } from './create-deps.ts'
import { parseEnv } from './env.ts'

/** Long polls are cut after this; whoever was waiting asks again elsewhere or later. */
const patienceMs = 2000
const deadlineMs = 15_000

/** A port in use is said before the database is opened, not after. */
async function refuseTakenPort(port: number, host: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(port, host, () => probe.close(() => resolve()))
  }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? `port ${port} is in use` : error.message
    throw new Error(`Miaoguo cannot listen: ${why}`)
  })
}

/** Starts, says where, and closes when asked. */
async function main(): Promise<void> {
  const variables: Record<string, string | undefined> = process.env
  const { PORT = '8787', HOST = '127.0.0.1', PUBLIC_URL } = variables
  const settings = { ...variables, PUBLIC_URL: PUBLIC_URL ?? `http://${HOST}:${PORT}` }
  const asked = parseEnv(settings)
  await refuseTakenPort(asked.PORT, asked.HOST)
  const running = await createDeps(settings)
  const { env } = running.deps
  const server = serve({
    fetch: createApp(running.deps).fetch,
    port: env.PORT,
    hostname: env.HOST,
    // Who sends a request by drops may not hold a connection for long; answers may take their time.
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 10_000 },
  })

  let closing = false
  const close = (code: number): void => {
    if (closing) return
    closing = true
    setTimeout(() => process.exit(code), deadlineMs).unref()
    const end = (): void => void running.close().finally(() => process.exit(code))
    if (!server.listening) return end()
    server.close(end)
    if ('closeIdleConnections' in server) {
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), patienceMs).unref()
    }
  }
  process.once('SIGINT', () => close(0))
  process.once('SIGTERM', () => close(0))

  server.once('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(`Miaoguo cannot listen: ${error.message}\n`)
    close(1)
  })
  server.once('listening', () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : env.PORT
    const url = `http://${env.HOST}:${port}`
    if (env.PORT === 0 && !PUBLIC_URL) env.PUBLIC_URL = url
    process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`)
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
