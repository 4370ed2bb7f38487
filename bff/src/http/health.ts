import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { answers } from '../db/connect.ts'

/** Whether this process can do its work: its database answers. */
export const healthRoute = (deps: Deps): Hono =>
  new Hono().get('/healthz', async (c) => {
    const ok = await answers(deps.db)
    return c.json({ ok, lenders: deps.lenders.eligible(deps.today()).length }, ok ? 200 : 503, {
      'Cache-Control': 'no-store',
    })
  })
