import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Running = { url: string; close(): Promise<void> }

/** Listens on loopback; port 0 takes a free one. Closing also ends the connections still open. */
export async function listen(server: Server, port: number): Promise<Running> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port: taken } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${taken}`, close }
}

/** Runs one part as a process: says when it is ready, in one line of JSON, and closes when told. */
export async function runPart(start: () => Promise<Running>): Promise<void> {
  try {
    const running = await start()
    console.log(JSON.stringify({ ready: true, url: running.url }))
    const stop = (): void => {
      void running.close().then(() => process.exit(0))
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    console.error(taken ? 'The port is in use.' : error)
    process.exit(1)
  }
}
