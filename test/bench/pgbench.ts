import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { closedLoop } from './load.ts'

/** Transactions a second, and what made them. */
export type Beside = { perSecond: number; by: string }

type Load = { databaseUrl: string; clients: number; seconds: number }

/** pgbench's TPC-B-like script where pgbench is installed; else the same statements sent by node-postgres. */
export async function tpcbPerSecond(it: Load): Promise<Beside> {
  const pgbench = findPgbench()
  const load = `TPC-B-like, scale 10, ${it.clients} clients, same server`
  if (pgbench === undefined)
    return {
      perSecond: await tpcbByNode(it),
      by: `pgbench's own statements sent by node-postgres, for pgbench is not installed (${load})`,
    }
  const run = (args: string[]): string => {
    const done = spawnSync(pgbench, [...args, it.databaseUrl], { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${pgbench}: ${done.stderr}`)
    return done.stdout
  }
  run(['--initialize', '--scale=10', '--quiet'])
  const told = run([
    `--client=${it.clients}`,
    '--jobs=2',
    `--time=${Math.ceil(it.seconds)}`,
    '--no-vacuum',
  ])
  const perSecond = Number(/^tps = ([\d.]+)/m.exec(told)?.[1])
  if (!(perSecond > 0)) throw new Error(`pgbench told no rate: ${told}`)
  return { perSecond, by: `pgbench (${load})` }
}

/** On the path, or where Debian keeps it: in a folder of its own for each version. */
export function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted().toReversed() : []
  return [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((it) => join(debian, it, 'bin')),
  ]
    .map((folder) => join(folder, 'pgbench'))
    .find((file) => existsSync(file))
}

async function tpcbByNode(it: Load): Promise<number> {
  const { databaseUrl, clients, seconds } = it
  const pool = new pg.Pool({ connectionString: databaseUrl, max: clients })
  await pool.query(`
    drop table if exists pgbench_accounts, pgbench_tellers, pgbench_branches, pgbench_history;
    create table pgbench_branches (bid int primary key, bbalance int);
    create table pgbench_tellers (tid int primary key, bid int, tbalance int);
    create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84));
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select n, 0 from generate_series(1, 10) n;
    insert into pgbench_tellers select n, 1 + (n - 1) / 10, 0 from generate_series(1, 100) n;
    insert into pgbench_accounts select n, 1 + (n - 1) / 100000, 0, '' from generate_series(1, 1000000) n;
    analyze`)
  const upTo = (count: number): number => 1 + Math.floor(Math.random() * count)
  const perSecond = await closedLoop({ connections: clients, seconds }, async () => {
    const db = await pool.connect()
    const [aid, bid, tid, delta] = [upTo(1_000_000), upTo(10), upTo(100), upTo(10_000) - 5000]
    await db.query('begin')
    await db.query('update pgbench_accounts set abalance = abalance + $1 where aid = $2', [
      delta,
      aid,
    ])
    await db.query('select abalance from pgbench_accounts where aid = $1', [aid])
    await db.query('update pgbench_tellers set tbalance = tbalance + $1 where tid = $2', [
      delta,
      tid,
    ])
    await db.query('update pgbench_branches set bbalance = bbalance + $1 where bid = $2', [
      delta,
      bid,
    ])
    await db.query('insert into pgbench_history values ($1, $2, $3, $4, now())', [
      tid,
      bid,
      aid,
      delta,
    ])
    await db.query('commit')
    db.release()
  })
  await pool.end()
  return perSecond
}
