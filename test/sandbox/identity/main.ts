import { parseArgs } from 'node:util'
import { runPart } from '../listen.ts'
import { sandboxAlipayAppId, startIdentity } from './identity-server.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '8790' } } })
const { env } = process
await runPart(() =>
  startIdentity({
    port: Number(values.port),
    alipay: {
      appId: sandboxAlipayAppId,
      publicKey: env['ALIPAY_APP_PUBLIC_KEY'],
      gatewayKey: env['ALIPAY_GATEWAY_KEY'],
    },
  }),
)
