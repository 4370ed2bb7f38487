import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { createDeps } from './create-deps.ts'

/** Starts, says where, and closes when asked. */
async function main(): Promise<void> {
  const variables: Record<string, string | undefined> = process.env
  const { PORT = '8787', HOST = '127.0.0.1', PUBLIC_URL } = variables
  const running = await createDeps({
    ...variables,
    PUBLIC_URL: PUBLIC_URL ?? `http://${HOST}:${PORT}`,
  })
  const { deps } = running
  const server = serve({
    fetch: createApp(deps).fetch,
    port: deps.env.PORT,
    hostname: deps.env.HOST,
  })

  let closing = false
  const close = (code: number): void => {
    if (closing) return
    closing = true
    // Long polls end by themselves within their limit; nobody waits longer than this.
    const deadline = setTimeout(() => process.exit(code), 8000)
    deadline.unref()
    server.close(() => {
      void running.close().finally(() => process.exit(code))
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }
  process.once('SIGINT', () => close(0))
  process.once('SIGTERM', () => close(0))

  server.once('error', (error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? `port ${deps.env.PORT} is in use` : error.message
    process.stderr.write(`Miaoguo cannot listen: ${why}\n`)
    close(1)
  })
  server.once('listening', () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : deps.env.PORT
    const url = `http://${deps.env.HOST}:${port}`
    if (deps.env.PORT === 0 && !PUBLIC_URL) deps.env.PUBLIC_URL = url
    process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`)
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
