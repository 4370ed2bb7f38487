/** Format, lint, plan and types, in seconds; no database. Every check runs, also after one has failed. */
import { root, run, runCommand, nodePath } from './run.mjs'

const checks = [
  ['format', run.bin('oxfmt'), ['--check']],
  ['lint', run.bin('oxlint'), ['--deny-warnings']],
  ['plan', nodePath, ['scripts/check-plan.mjs']],
  ['types', nodePath, ['scripts/check-types.mjs']],
]
const failed = []
for (const [name, command, args] of checks) {
  const code = await runCommand(command, args, { cwd: root })
  console.log(`check:${name} ${code === 0 ? 'passed' : 'failed'}`)
  if (code !== 0) failed.push(name)
}
process.exit(failed.length === 0 ? 0 : 1)
