import { openWorld, type World, type WorldOptions } from './app.ts'
import { startPostgres, type RunningPostgres } from './postgres.ts'

export type DatabaseKind = 'pglite' | 'postgres'

const only = process.env['MIAOGUO_TEST_DB']

/** Both, unless MIAOGUO_TEST_DB names one. */
export const databases: DatabaseKind[] = only === 'pglite' || only === 'postgres' ? [only] : ['pglite', 'postgres']

let postgres: Promise<RunningPostgres> | undefined

/** A world on a fresh database of this kind; one PostgreSQL serves a whole test file. */
export async function openWorldOn(kind: DatabaseKind, options: WorldOptions = {}): Promise<World> {
  if (kind === 'pglite') return openWorld(options)
  postgres ??= startPostgres()
  const { url } = await (await postgres).database()
  return openWorld({ ...options, databaseUrl: url })
}

export async function closeDatabases(): Promise<void> {
  const running = await postgres
  // The pools have ended, their sockets a moment later.
  await new Promise((resolve) => setTimeout(resolve, 200))
  await running?.close()
  postgres = undefined
}
