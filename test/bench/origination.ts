import { randomUUID } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { consentTo, offerOf, requestOffers } from '../support/shopper.ts'
import { ask, closedLoop, rounded } from './load.ts'
import { openBenchWorld, openOrders } from './world.ts'

const connections = 8

/** Loans originated a second on PostgreSQL, beside pgbench's own transactions on the same server. */
export async function benchOrigination(seconds: number): Promise<object[]> {
  const world = await openBenchWorld({ database: 'postgres', keepQuotes: true })
  const databaseUrl = world.databaseUrl ?? ''
  try {
    const {
      me,
      checkouts: [checkout],
    } = await openOrders(world.url, 1)
    if (!checkout) throw new Error('an order')
    const consent = await consentTo(me, offerOf(await requestOffers(me, checkout), 'Huaxin'))
    const consents = await cloneConsent(databaseUrl, consent.id, 1000 * seconds)
    const next = async (): Promise<void> => {
      const consentId = consents.pop()
      if (consentId === undefined) throw new Error('more consents')
      const reply = await ask({
        url: `${world.url}/v1/shopper/applications`,
        method: 'POST',
        body: JSON.stringify({ consentId }),
        headers: {
          authorization: `Bearer ${me.token}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
      })
      if (reply.status !== 201 || !reply.text.includes('"approved"'))
        throw new Error(`${reply.status} ${reply.text}`)
    }
    await closedLoop({ connections, seconds: 2 }, next)
    const ours = await closedLoop({ connections, seconds }, next)
    const beside = await transactionsPerSecond(databaseUrl, seconds)
    return [
      {
        bench: 'origination',
        database: 'postgres',
        perSecond: rounded(ours),
        connections,
        ratio: rounded(ours / beside.perSecond, 3),
        ratioTo: beside.by,
        pgbenchPerSecond: rounded(beside.perSecond),
      },
    ]
  } finally {
    await world.close()
  }
}

/** The same order, offer, sheet and consent many times over, each with ids of its own. */
async function cloneConsent(
  databaseUrl: string,
  consentId: string,
  count: number,
): Promise<string[]> {
  const db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
  const clone = (table: string, changes: Record<string, string>, where: string): string => `
    insert into ${table} select (jsonb_populate_record(t, ${Object.entries(changes)
      .map(([column, value]) => `jsonb_build_object('${column}', ${value})`)
      .join(' || ')})).*
    from ${table} t, generate_series(1, ${count}) n where ${where}`
  const numbered = (prefix: string): string => `'${prefix}_bench' || lpad(n::text, 8, '0')`
  const of = `(select offer_id from consents where id = '${consentId}')`
  await db.query(
    clone(
      'checkouts',
      {
        id: numbered('chk'),
        token: `'bench' || lpad(n::text, 30, '0')`,
        merchant_reference: `'bench-' || n`,
      },
      `t.id = (select checkout_id from offers where id = ${of})`,
    ),
  )
  await db.query(
    clone('offers', { id: numbered('ofr'), checkout_id: numbered('chk') }, `t.id = ${of}`),
  )
  await db.query(
    clone('disclosures', { id: numbered('dsc'), offer_id: numbered('ofr') }, `t.offer_id = ${of}`),
  )
  await db.query(
    clone(
      'consents',
      { id: numbered('cns'), disclosure_id: numbered('dsc'), offer_id: numbered('ofr') },
      `t.id = '${consentId}'`,
    ),
  )
  await db.query('analyze')
  await db.end()
  return Array.from({ length: count }, (_, i) => `cns_bench${String(i + 1).padStart(8, '0')}`)
}

type Beside = { perSecond: number; by: string }

/** pgbench's TPC-B-like script where pgbench is installed; else the same five statements sent by node-postgres. */
async function transactionsPerSecond(databaseUrl: string, seconds: number): Promise<Beside> {
  const run = (args: string[]): string | undefined => {
    const it = spawnSync('pgbench', [...args, databaseUrl], { encoding: 'utf8' })
    return it.status === 0 ? it.stdout : undefined
  }
  if (run(['--initialize', '--scale=10', '--quiet']) !== undefined) {
    const told = run([`--client=${connections}`, '--jobs=2', `--time=${seconds}`, '--no-vacuum'])
    const perSecond = Number(/^tps = ([\d.]+)/m.exec(told ?? '')?.[1])
    if (perSecond > 0)
      return {
        perSecond,
        by: `pgbench (TPC-B-like, scale 10, ${connections} clients) on the same server`,
      }
  }
  return {
    perSecond: await tpcbByNode(databaseUrl, seconds),
    by: `pgbench's TPC-B-like statements (scale 10, ${connections} clients) sent by node-postgres; pgbench is not installed`,
  }
}

async function tpcbByNode(databaseUrl: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections })
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
  const perSecond = await closedLoop({ connections, seconds }, async () => {
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
