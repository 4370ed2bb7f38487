import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { consentTo, offerOf, requestOffers } from '../support/shopper.ts'
import { progress, type BenchLine, type Patience } from './line.ts'
import { ask, closedLoop, rounded } from './load.ts'
import { tpcbPerSecond } from './pgbench.ts'
import { openBenchWorld, openOrders, type BenchWorld } from './world.ts'

const connections = 8
/** More than can be originated in a second. */
const consentsPerSecond = 1000

/** Loans originated a second on PostgreSQL, beside pgbench's own transactions on the same server. */
export async function benchOrigination({ seconds }: Patience): Promise<BenchLine[]> {
  const world = await openBenchWorld({ database: 'postgres', keepQuotes: true })
  const databaseUrl = world.databaseUrl ?? ''
  try {
    const next = await originator(world, { databaseUrl, seconds })
    progress('origination: warming up')
    await closedLoop({ connections, seconds: 2 }, next)
    progress(`origination: ${seconds} s, ${connections} at a time`)
    const ours = await closedLoop({ connections, seconds }, next)
    const webhooks = await drained(databaseUrl)
    // The bff and its queue go first: pgbench has the server to itself.
    await world.leaveDatabase()
    progress('origination: pgbench on the same server')
    const beside = await tpcbPerSecond({ databaseUrl, clients: connections, seconds })
    return [
      {
        bench: 'origination',
        database: 'postgres',
        perSecond: rounded(ours),
        connections,
        ...webhooks,
        ratio: rounded(ours / beside.perSecond, 3),
        ratioTo: beside.by,
        besidePerSecond: rounded(beside.perSecond),
      },
    ]
  } finally {
    await world.close()
  }
}

/** One shopper walks to a consent; the rest are its likes, and each becomes a loan. */
async function originator(
  world: BenchWorld,
  it: { databaseUrl: string; seconds: number },
): Promise<() => Promise<void>> {
  const { me, checkouts } = await openOrders(world, 1)
  const [checkout] = checkouts
  if (!checkout) throw new Error('an order was opened')
  const consent = await consentTo(me, offerOf(await requestOffers(me, checkout), 'Huaxin'))
  const count = Math.ceil(consentsPerSecond * (it.seconds + 2))
  const consents = await cloneConsent(it.databaseUrl, consent.id, count)
  return async () => {
    const consentId = consents.pop()
    if (consentId === undefined) throw new Error(`more than ${count} consents are needed`)
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
}

/** Loans and webhooks told, when the queue has caught up; a queue that does not is said so. */
async function drained(
  databaseUrl: string,
): Promise<{ webhooksTold: number; drainSeconds: number }> {
  const db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
  const count = async (where: string): Promise<number> => {
    const { rows } = await db.query(`select count(*)::int as n from deliveries where ${where}`)
    return (rows as { n: number }[])[0]?.n ?? 0
  }
  const beganAt = performance.now()
  try {
    let waiting = await count("status = 'pending'")
    while (waiting > 0) {
      if (performance.now() - beganAt > 60_000)
        throw new Error(`${waiting} of ${await count('true')} webhooks wait for over a minute`)
      await new Promise((resolve) => setTimeout(resolve, 100))
      waiting = await count("status = 'pending'")
    }
    const webhooksTold = await count("status = 'delivered'")
    return { webhooksTold, drainSeconds: rounded((performance.now() - beganAt) / 1000) }
  } finally {
    await db.end()
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
