import { folderCases } from './apr-cases.ts'
import { scheduleCases, type VectorCase } from './schedule-cases.ts'

const folder = process.argv[2] ?? process.env.MIAOGUO_DATA
if (folder === undefined || folder === '') {
  console.error('usage: pnpm vectors FOLDER, a folder of annual-rate or schedule examples')
  process.exit(2)
}

/** What came of a case; an engine that breaks has not reproduced it. */
function tried(it: VectorCase): string | null {
  try {
    return it.difference()
  } catch (error) {
    return `broken: ${error instanceof Error ? error.message : String(error)}`
  }
}

const cases: VectorCase[] = [...folderCases(folder), ...scheduleCases(folder)]
const failed: string[] = []
let reproduced = 0
for (const kind of new Set(cases.map((it) => it.kind))) {
  const those = cases.filter((it) => it.kind === kind)
  const results = those
    .filter((it) => it.unsupported === null)
    .map((it) => ({ id: it.id, difference: tried(it) }))
  const right = results.filter((it) => it.difference === null).length
  reproduced += right
  console.log(`${kind}: ${right} of ${those.length} reproduced`)
  for (const it of results) {
    if (it.difference === null) continue
    failed.push(it.id)
    console.log(`  ${it.id}: ${it.difference}`)
  }
  const reasons = those.flatMap((it) => it.unsupported ?? [])
  for (const reason of new Set(reasons))
    console.log(`  unsupported, ${reason}: ${reasons.filter((it) => it === reason).length}`)
}
console.log(JSON.stringify({ cases: cases.length, reproduced, failed }))
if (failed.length > 0) process.exitCode = 1
