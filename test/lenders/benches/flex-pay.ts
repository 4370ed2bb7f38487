import { createServer } from 'node:http'
import { flexPay, type FlexPaySeed } from '@miaoguo/bff/src/lenders/flex-pay/adapter.ts'
import { flexPayCapabilities } from '@miaoguo/bff/src/lenders/flex-pay/translate.ts'
import { listen } from '../../sandbox/listen.ts'
import { startFlexPay } from '../fakes/flex-pay.ts'
import type { Bench } from './bench.ts'
import { agreedProfile, handoffStage } from './handoff.ts'

export const flexPaySeed = (
  it: Pick<FlexPaySeed, 'baseUrl' | 'tokenUrl'> & Partial<FlexPaySeed>,
): FlexPaySeed => ({
  marketingUrl: it.baseUrl,
  clientId: 'client',
  clientSecret: 'sandbox',
  integrationId: 'UP-12345678-9',
  currency: 'USD',
  timeoutMs: 2000,
  profile: agreedProfile,
  now: () => new Date().toISOString(),
  ...it,
})

export const flexPayBench: Bench = {
  name: 'flex-pay',
  open: async () => {
    const running = await startFlexPay()
    const { url: baseUrl, tokenUrl } = running
    const stage = handoffStage(flexPay(flexPaySeed({ baseUrl, tokenUrl })), {
      capabilities: flexPayCapabilities,
      currency: 'USD',
      authorize: (_session, manner) => running.agree(manner),
      booked: running.booked,
    })
    return { stage, running }
  },
  stranger: async (answer, timeoutMs = 300) => {
    const running = await listen(
      createServer((request, response) =>
        request.url === '/oauth/token'
          ? response.end('{"access_token":"token"}')
          : answer(response),
      ),
      0,
    )
    const tokenUrl = `${running.url}/oauth/token`
    return { lender: flexPay(flexPaySeed({ baseUrl: running.url, tokenUrl, timeoutMs })), running }
  },
}
