/** Type-checks every package, two at a time. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, runCommand } from './run.mjs'

// The longest first; two cores are what the smallest machine has.
const rooms = ['test', 'client', 'bff', 'shared', 'client/merchant']
const codes = []

async function checkNext() {
  for (let room = rooms.shift(); room !== undefined; room = rooms.shift()) {
    const config = join(root, room, 'tsconfig.json')
    if (!existsSync(config)) {
      console.error(`${room}/tsconfig.json is missing`)
      codes.push(1)
    } else codes.push(await runCommand(run.bin('tsc'), ['--noEmit', '--project', config]))
  }
}
await Promise.all([checkNext(), checkNext()])
process.exit(codes.every((code) => code === 0) ? 0 : 1)
