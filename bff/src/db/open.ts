import { join } from 'node:path'
import { connect, type Connection } from './connect.ts'
import { lockFolder } from './lock-folder.ts'

type Place = { DATABASE_URL?: string | undefined; DATA_DIR: string; DATABASE_POOL?: number }

/** The database of a configuration: PostgreSQL, or PGlite in a folder that is locked, or in memory. */
export async function openDatabase(at: Place): Promise<Connection> {
  if (at.DATABASE_URL)
    return connect({ databaseUrl: at.DATABASE_URL, poolSize: at.DATABASE_POOL ?? 2 })
  if (at.DATA_DIR === 'memory') return connect({})
  const unlock = await lockFolder(at.DATA_DIR)
  try {
    const connection = await connect({ dataDir: join(at.DATA_DIR, 'pglite') })
    return {
      ...connection,
      close: async () => {
        await connection.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}
