/** `pnpm bench [name…] [--seconds n]`: one JSON line for each measurement, each with what it is a ratio to. */
import { parseArgs } from 'node:util'
import { benchOffersLatency, benchOffersRate } from './offers.ts'
import { benchOffersUnderLoad } from './offers-under-load.ts'
import { benchOrigination } from './origination.ts'
import { benchPromotion } from './promotion.ts'
import { benchSchedule } from './schedule.ts'

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '8' } },
  allowPositionals: true,
})
const seconds = Math.max(1, Number(values.seconds) || 8)

const benches: Record<string, () => Promise<object[]> | object[]> = {
  schedule: () => benchSchedule(),
  promotion: () => benchPromotion(seconds),
  'offers-pglite': () => benchOffersRate('pglite', seconds),
  'offers-postgres': () => benchOffersRate('postgres', seconds),
  'offers-latency-pglite': () => benchOffersLatency('pglite', seconds * 2),
  'offers-latency-postgres': () => benchOffersLatency('postgres', seconds * 2),
  'offers-under-load': () => benchOffersUnderLoad(seconds),
  origination: () => benchOrigination(seconds),
}
const asked = positionals.length > 0 ? positionals : Object.keys(benches)
const unknown = asked.filter((name) => !benches[name])
if (unknown.length > 0) {
  console.error(
    `No such bench: ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(2)
}
for (const name of asked)
  for (const line of (await benches[name]?.()) ?? []) console.log(JSON.stringify(line))
process.exit(0)
