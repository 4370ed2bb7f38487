import { openWorld, type World, type WorldOptions } from './app.ts'
import { startPostgres, type RunningPostgres } from './postgres.ts'

export type DatabaseKind = 'pglite' | 'postgres'

const only = process.env['MIAOGUO_TEST_DB']

/** Both, unless MIAOGUO_TEST_DB names one. */
export const databases: DatabaseKind[] =
  only === 'pglite' || only === 'postgres' ? [only] : ['pglite', 'postgres']

/** A statement that is kept may from its sixth run be planned for any values; here it is from its first. */
const planForAny = ['-c', 'plan_cache_mode=force_generic_plan']
let postgres: Promise<RunningPostgres> | undefined

/** A world on a fresh database of this kind; one PostgreSQL serves a whole test file. */
export async function openWorldOn(kind: DatabaseKind, options: WorldOptions = {}): Promise<World> {
  const databaseUrl = await freshDatabase(kind)
  return openWorld(databaseUrl === undefined ? options : { ...options, databaseUrl })
}

/** The address of a fresh PostgreSQL database; PGlite has none. */
export async function freshDatabase(kind: DatabaseKind): Promise<string | undefined> {
  if (kind === 'pglite') return undefined
  postgres ??= startPostgres(planForAny)
  return (await (await postgres).database()).url
}

export async function closeDatabases(): Promise<void> {
  const running = await postgres
  // The pools have ended, their sockets a moment later.
  await new Promise((resolve) => setTimeout(resolve, 200))
  await running?.close()
  postgres = undefined
}
