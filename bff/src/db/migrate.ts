import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Database } from './schema.ts'
import * as first from './migrations/2026-11-24-first.ts'
import * as rulesOfDroppedOffers from './migrations/2026-11-24-rules-of-dropped-offers.ts'

/** Forward only, in order of their dates. */
const migrations: Record<string, Migration> = {
  '2026-11-24-first': first,
  '2026-11-24-rules-of-dropped-offers': rulesOfDroppedOffers,
}

/** Brings the database to the newest schema; safe when several processes start at once. */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).map((it) => it.migrationName)
}
