/** `pnpm admin`: see help.ts. Exit code 2 for what was typed wrongly, 3 for books that differ. */
import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import type { Connection } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { createDeps } from '../create-deps.ts'
import { systemClock } from '../deps.ts'
import * as lenders from '../lenders/store.ts'
import { changeLender, Refused, type Options } from './change-lender.ts'
import { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { reconcile } from '../reconciliation/reconcile.ts'
import { parseEnv } from '../env.ts'
import { changeUsers } from './change-users.ts'
import { help } from './help.ts'

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean', default: false } as const
const options = {
  help: flag,
  json: flag,
  actor: text,
  reason: text,
  day: text,
  lender: text,
  'valid-through': text,
  number: text,
  type: text,
  'legal-name': text,
  regulator: text,
  jurisdiction: many,
  contact: many,
  status: text,
  max: text,
  collector: many,
  funder: many,
  login: text,
  name: text,
  role: text,
  user: text,
}

type Asked = { words: string[]; options: Options }

function asked(): Asked {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    return { words: positionals, options: values }
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error))
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function open(): Promise<Connection> {
  const { DATABASE_URL, DATA_DIR } = process.env
  try {
    const connection = await openDatabase({
      DATABASE_URL: DATABASE_URL === '' ? undefined : DATABASE_URL,
      DATA_DIR: DATA_DIR || './.data',
    })
    await migrate(connection.db)
    return connection
  } catch (error) {
    throw inUse(error)
  }
}

/** A folder another process holds, and what to do then; anything else as it is. */
function inUse(error: unknown): unknown {
  const why = error instanceof Error ? error.message : String(error)
  if (!why.includes('in use by process')) return error
  return new Refused(
    `${why.split('. ')[0]}: the embedded database serves one process. Stop the server, run this again and start it; or run the server on DATABASE_URL, where both can work at once.`,
  )
}

const row = (it: lenders.StoredLender): string =>
  [
    it.code.padEnd(16),
    it.status.padEnd(10),
    it.licenceValidThrough,
    it.identity.licenceType.padEnd(17),
    it.identity.licenceNumber.padEnd(20),
    it.identity.legalName.zhCN,
  ].join('  ')

/** As the registry has it, without the publication it stands on. */
const shown = ({ terms, remembered: _remembered, ...it }: lenders.StoredLender) => ({
  ...it,
  products: terms?.products.map(({ code, effectiveFrom }) => ({ code, effectiveFrom })) ?? [],
})

async function lender({ words, options: given }: Asked): Promise<void> {
  const [, verb = '', code = '', product] = words
  const connection = await open()
  try {
    const { db } = connection
    if (verb === 'list') {
      const all = await lenders.findAll(db)
      if (given['json']) say(JSON.stringify(all.map(shown)))
      else for (const it of all) say(row(it))
      return
    }
    if (verb === 'show') {
      const found = (await lenders.findAll(db)).find((it) => it.code === code)
      if (!found) throw new Refused(`no lender has the code ${code}; see pnpm admin lender list`)
      say(JSON.stringify(shown(found), null, given['json'] ? 0 : 2))
      return
    }
    const actor = typeof given['actor'] === 'string' ? given['actor'] : userInfo().username
    const operator = { db, actor, now: systemClock.now() }
    const change = { verb, code, options: given, ...(product === undefined ? {} : { product }) }
    const changed = await changeLender(operator, change)
    say(given['json'] ? JSON.stringify(shown(changed)) : row(changed))
  } finally {
    await connection.close()
  }
}

async function merchantUser({ words, options: given }: Asked): Promise<void> {
  const [, verb = '', code = ''] = words
  // Logins are kept as digests under the server's secret, so it must be the same here.
  const env = parseEnv(process.env)
  const connection = await open()
  try {
    const { db } = connection
    const actor = typeof given['actor'] === 'string' ? given['actor'] : userInfo().username
    const all = await changeUsers({ db, env, actor }, { verb, code, options: given })
    if (given['json']) say(JSON.stringify(all))
    else for (const it of all) say([it.id, it.role.padEnd(9), it.loginHint, it.name].join('  '))
  } finally {
    await connection.close()
  }
}

async function compareBooks({ options: given }: Asked): Promise<number> {
  const day = given['day'] ?? addDays(systemClock.today(), -1)
  const code = given['lender']
  if (!CalendarDate.safeParse(day).success || typeof day !== 'string')
    throw new Refused('--day is a date, YYYY-MM-DD')
  const running = await createDeps({ LOG_LEVEL: 'error', ...process.env }, { work: false }).catch(
    (error: unknown) => {
      throw inUse(error)
    },
  )
  try {
    if (typeof code === 'string' && !running.deps.lenders.all().some((it) => it.code === code))
      throw new Refused(`no lender has the code ${code}; see pnpm admin lender list`)
    const done = await reconcile(running.deps, {
      day,
      ...(typeof code === 'string' ? { lender: code } : {}),
    })
    for (const it of done) say(JSON.stringify(it))
    return done.some((it) => it.breaks.length > 0) ? 3 : 0
  } finally {
    await running.close()
  }
}

async function main(): Promise<number> {
  const it = asked()
  const [room] = it.words
  if (it.options['help'] || room === undefined) {
    say(help)
    return it.options['help'] ? 0 : 2
  }
  if (room === 'lender') {
    await lender(it)
    return 0
  }
  if (room === 'merchant-user') {
    await merchantUser(it)
    return 0
  }
  if (room === 'reconcile') return compareBooks(it)
  throw new Refused(`no such command: ${room}; see pnpm admin --help`)
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const refused = error instanceof Refused
    process.stderr.write(`${refused ? error.message : String(error)}\n`)
    process.exit(refused ? 2 : 1)
  },
)
