// Builds the widget into one classic script and refuses one that is too heavy for a stranger's page.
import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const outfile = join(here, '..', 'dist', 'widget.js')
const budget = 6 * 1024

await build({
  entryPoints: [join(here, 'main.ts')],
  outfile,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['safari13', 'chrome86'],
  charset: 'utf8',
  legalComments: 'none',
})
const bytes = readFileSync(outfile)
const packed = gzipSync(bytes, { level: 9 }).length
console.log(`widget.js: ${bytes.length} bytes, ${packed} gzip (budget ${budget})`)
if (packed > budget) process.exit(1)
