/** `pnpm screens`: walks the path in a browser and keeps the three screens that the README shows. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodePath, root, run, runCommand } from './run.mjs'

const shown = { '07-offers-all': 'offers', '08-sheet': 'sheet', '12-approved': 'approved' }

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const walk = ['run', '--project', 'browser', 'test/browser/path.test.ts']
const code = await runCommand(nodePath, [vitest, ...walk], { env: run.env })
if (code !== 0) process.exit(code)

const kept = join(root, 'docs/screens')
mkdirSync(kept, { recursive: true })
for (const [shot, name] of Object.entries(shown)) {
  const from = join(root, '.screens/path', `${shot}.png`)
  if (!existsSync(from)) {
    console.error(`${from} is missing: the walk takes no such picture any more.`)
    process.exit(1)
  }
  copyFileSync(from, join(kept, `${name}.png`))
}
console.log(`All pictures are in .screens, ${Object.keys(shown).length} of them in docs/screens.`)
