import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { answers } from '../db/connect.ts'

const never = { 'Cache-Control': 'no-store' }

/** Whether this process can do its work: its database answers. Beside it, for operators, how each lender fares. */
export const healthRoute = (deps: Deps): Hono =>
  new Hono()
    .get('/healthz', async (c) => {
      const ok = await answers(deps.db)
      const lenders = deps.lenders.eligible(deps.today()).length
      return c.json({ ok, lenders, offers: deps.offersGate.load() }, ok ? 200 : 503, never)
    })
    .get('/healthz/lenders', (c) => {
      const lent = new Set(deps.lenders.eligible(deps.today()).map((it) => it.id))
      const lenders = deps.lenders
        .all()
        .map((it) => ({ lender: it.code, eligible: lent.has(it.id), ...it.load() }))
      return c.json({ lenders }, 200, never)
    })
