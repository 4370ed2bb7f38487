import { klarna, type KlarnaSeed } from '@miaoguo/bff/src/lenders/klarna/adapter.ts'
import { klarnaCapabilities } from '@miaoguo/bff/src/lenders/klarna/translate.ts'
import { startKlarna } from '../fakes/klarna.ts'
import type { Bench } from './bench.ts'
import { agreedProfile, handoffStage, strangerFor } from './handoff.ts'

export const klarnaSeed = (baseUrl: string, timeoutMs: number): KlarnaSeed => ({
  baseUrl,
  username: 'PK00000_0000000000',
  password: 'sandbox',
  timeoutMs,
  profile: agreedProfile,
  now: () => new Date().toISOString(),
})

export const klarnaBench: Bench = {
  name: 'klarna',
  open: async () => {
    const running = await startKlarna()
    const stage = handoffStage(klarna(klarnaSeed(running.url, 2000)), {
      capabilities: klarnaCapabilities,
      currency: 'USD',
      authorize: running.authorize,
      booked: running.booked,
    })
    return { stage, running }
  },
  stranger: (answer, timeoutMs = 300) =>
    strangerFor(answer, (baseUrl) => klarna(klarnaSeed(baseUrl, timeoutMs))),
}
