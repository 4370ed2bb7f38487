import { folderCases } from './apr-cases.ts'
import { scheduleCases } from './schedule-cases.ts'

type Tried = { kind: string; id: string; unsupported: string | null; difference: string | null }

const folder = process.argv[2] ?? process.env.MIAOGUO_DATA
if (folder === undefined || folder === '') {
  console.error('usage: node test/vectors/main.ts FOLDER, a folder that holds apr/ or fineract/')
  process.exit(2)
}

const rates = folderCases(folder).map((it): Tried => {
  const difference = it.unsupported === null ? it.difference() : null
  return { kind: it.kind, id: it.id, unsupported: it.unsupported, difference }
})

const schedules = scheduleCases(folder).map((it): Tried => {
  const rows = it.unsupported === null ? it.rows() : []
  const text = (row: unknown): string => JSON.stringify(row)
  const first = it.expected.findIndex((row, i) => text(row) !== text(rows[i]))
  const differs = first >= 0 || rows.length !== it.expected.length
  const difference = differs
    ? `row ${first + 1}: computed ${text(rows[first])} for ${text(it.expected[first])}`
    : null
  return { kind: 'schedule', id: it.id, unsupported: it.unsupported, difference }
})

const tried = [...rates, ...schedules]
for (const kind of new Set(tried.map((it) => it.kind))) {
  const those = tried.filter((it) => it.kind === kind)
  const supported = those.filter((it) => it.unsupported === null)
  const reproduced = supported.filter((it) => it.difference === null).length
  console.log(`${kind}: ${reproduced} of ${those.length} reproduced`)
  for (const it of supported)
    if (it.difference !== null) console.log(`  ${it.id}: ${it.difference}`)
  const reasons = those.flatMap((it) => it.unsupported ?? [])
  for (const reason of new Set(reasons)) {
    console.log(`  unsupported, ${reason}: ${reasons.filter((it) => it === reason).length}`)
  }
}
const supported = tried.filter((it) => it.unsupported === null)
const failed = supported.filter((it) => it.difference !== null).map((it) => it.id)
const reproduced = supported.length - failed.length
console.log(JSON.stringify({ cases: tried.length, reproduced, failed }))
if (failed.length > 0) process.exitCode = 1
