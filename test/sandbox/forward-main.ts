/** `pnpm listen <url>`: tells a server on this machine what the running sandbox tells its merchant. */
import { parseArgs } from 'node:util'
import { forwardWebhooks } from './forward.ts'
import { demoMerchant } from './world.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: process.env['MIAOGUO_URL'] ?? 'http://127.0.0.1:8787' },
    key: { type: 'string', default: process.env['MIAOGUO_SECRET_KEY'] ?? demoMerchant.secretKey },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const [target] = positionals
if (values.help || !target || !URL.canParse(target)) {
  console.log(
    'pnpm listen http://localhost:3000/webhooks [--server http://127.0.0.1:8787] [--key sk_test_…]',
  )
  process.exit(values.help ? 0 : 2)
}
try {
  const forwarding = await forwardWebhooks({
    baseUrl: values.server,
    apiKey: values.key,
    target,
    say: (line) => console.log(line),
  })
  console.log(`Webhooks of ${values.server} go to ${target}. Ctrl-C stops it.`)
  console.log(`MIAOGUO_WEBHOOK_SECRET=${forwarding.secret}`)
  const stop = (): void => void forwarding.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  console.error(`${values.server}: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
