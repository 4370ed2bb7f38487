/** `pnpm migrate`: brings a database to the newest schema and says what was applied. Exit code 2 for what was typed wrongly. */
import { parseArgs } from 'node:util'
import { migrate } from './migrate.ts'
import { openDatabase } from './open.ts'

const help = `pnpm migrate

Brings the database to the newest schema and says which migrations were applied. Forward only; safe to
repeat, and safe beside a server that starts. Every server does the same when it starts, so this is for
those who migrate first and deploy then.

  DATABASE_URL   postgres://… of the database; without it the embedded one is meant
  DATA_DIR       folder of the embedded database (default ./.data); no server may run on it meanwhile
  --help         this text`

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(2)
}

function wantsHelp(): boolean {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help ?? false
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
}

async function main(): Promise<void> {
  if (wantsHelp()) return say(help)
  const { DATABASE_URL: url, DATA_DIR: folder } = process.env
  if (url && !/^postgres(ql)?:\/\//.test(url)) refuse('DATABASE_URL begins with postgres://')
  if (!url && folder === 'memory') refuse('DATA_DIR is memory: there is nothing to migrate')
  const place = { DATABASE_URL: url || undefined, DATA_DIR: folder || './.data' }
  const name = place.DATABASE_URL ? new URL(place.DATABASE_URL).pathname.slice(1) : place.DATA_DIR
  const connection = await openDatabase(place)
  try {
    const applied = await migrate(connection.db)
    for (const it of applied) say(`applied ${it}`)
    say(`${name}: ${applied.length === 0 ? 'nothing to apply' : `${applied.length} applied`}`)
  } finally {
    await connection.close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
