/** The bff as a process of its own that ends by SIGKILL at the point named in FAULT. */
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '@miaoguo/bff/src/app.ts'
import { createDeps } from '@miaoguo/bff/src/create-deps.ts'
import type { Deps } from '@miaoguo/bff/src/deps.ts'
import { listen } from '../sandbox/listen.ts'
import type { FaultPoint } from './fault-points.ts'

const point = process.env['FAULT'] as FaultPoint | undefined
const dieAt = (here: FaultPoint): void => {
  if (point === here) process.kill(process.pid, 'SIGKILL')
}

const { deps } = await createDeps(process.env)
plant(deps)
const { url } = await listen(
  createServer(getRequestListener(createApp(deps).fetch)),
  Number(process.env['PORT']),
)
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`)

function plant(it: Deps): void {
  for (const entry of it.lenders.eligible(it.today())) {
    const { lender } = entry
    entry.lender = {
      ...lender,
      originate: async (origination) => {
        dieAt('intent committed, nothing sent')
        const booking = await lender.originate(origination)
        dieAt('lender booked, answer not kept')
        return booking
      },
    }
  }
  const { enqueue } = it.jobs
  it.jobs = {
    enqueue: async (...args) => {
      await enqueue(...args)
      dieAt(
        args[1] === 'deliver-event'
          ? 'loan written, not committed'
          : 'intent written, not committed',
      )
    },
  }
}
