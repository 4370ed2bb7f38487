/** Reads every import and holds it against the plan of the house. Reading nothing is a failure. */
import { spawnSync } from 'node:child_process'
import { run } from './run.mjs'

const roots = ['shared/src', 'bff/src', 'client/src', 'client/widget', 'client/merchant', 'test']
const cruise = spawnSync(
  run.bin('depcruise'),
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...roots],
  { encoding: 'utf8', maxBuffer: 1 << 28, env: run.env },
)
let summary
try {
  summary = JSON.parse(cruise.stdout).summary
} catch {
  console.error(cruise.stderr || cruise.stdout || 'dependency-cruiser said nothing')
  process.exit(1)
}
for (const it of summary.violations) console.error(`${it.rule.name}: ${it.from} → ${it.to}`)
if (summary.totalCruised < 100) {
  console.error(`only ${summary.totalCruised} modules were read: the check is blind`)
  process.exit(1)
}
console.log(`${summary.totalCruised} modules, ${summary.violations.length} against the plan`)
process.exit(summary.violations.length === 0 ? 0 : 1)
