import { parseArgs } from 'node:util'
import { runPart } from '../listen.ts'
import { startShop } from './shop-server.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '8788' } } })
const { env } = process
await runPart(() =>
  startShop({
    port: Number(values.port),
    bffUrl: env['MIAOGUO_URL'] ?? 'http://127.0.0.1:8787',
    secretKey: env['MIAOGUO_SECRET_KEY'] ?? 'sk_test_demo_00000000000000000000',
    publishableKey: env['MIAOGUO_PUBLISHABLE_KEY'] ?? 'pk_test_demo',
    webhookSecret: env['MIAOGUO_WEBHOOK_SECRET'] ?? '',
  }),
)
