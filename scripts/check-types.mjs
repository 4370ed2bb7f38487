/** Type-checks every package; the packages side by side. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, runCommand } from './run.mjs'

const codes = []
for (const room of ['shared', 'bff', 'client', 'client/merchant', 'test']) {
  const config = join(root, room, 'tsconfig.json')
  if (!existsSync(config)) {
    console.error(`${room}/tsconfig.json is missing`)
    codes.push(1)
    continue
  }
  codes.push(await runCommand(run.bin('tsc'), ['--noEmit', '--project', config]))
}
process.exit(codes.every((code) => code === 0) ? 0 : 1)
