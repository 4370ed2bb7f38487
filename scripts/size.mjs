/** Raw and gzip bytes of every package against its budget. A package that is not there is over budget. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './run.mjs'

const dist = join(root, 'client/dist')
const kB = 1000

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(
          (it) => it.isFile() && !it.name.endsWith('.LICENSE.txt') && !it.name.endsWith('.map'),
        )
        .map((it) => join(it.parentPath, it.name))
    : []

const measure = (files) => {
  const parts = files.map((file) => readFileSync(file))
  return {
    files: files.length,
    raw: parts.reduce((sum, it) => sum + it.length, 0),
    gzip: parts.reduce((sum, it) => sum + gzipSync(it, { level: 9 }).length, 0),
  }
}

/** The packages of a mini-program: its main package, and each subpackage its app.json names. */
function miniProgram(type, budgets) {
  const folder = join(dist, type)
  const appJson = join(folder, 'app.json')
  if (!existsSync(appJson)) return [{ name: `${type} main`, ...measure([]), ...budgets.main }]
  const app = JSON.parse(readFileSync(appJson, 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map((it) => it.root.replace(/\/$/, ''))
  const inRoot = (file, name) => relative(folder, file).startsWith(`${name}/`)
  const all = filesUnder(folder)
  const main = all.filter((file) => !roots.some((name) => inRoot(file, name)))
  return [
    { name: `${type} main`, ...measure(main), ...budgets.main },
    ...roots.map((name) => ({
      name: `${type} ${name}`,
      ...measure(all.filter((file) => inRoot(file, name))),
      ...budgets.subpackage,
    })),
  ]
}

/** What a browser fetches before the first page can be drawn: the document and what it names. */
function h5FirstLoad() {
  const folder = join(dist, 'h5')
  const index = join(folder, 'index.html')
  if (!existsSync(index)) return { name: 'h5 first load', ...measure([]), gzipMax: 170 * kB }
  const html = readFileSync(index, 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((it) =>
    join(folder, it[1]),
  )
  return { name: 'h5 first load', ...measure([index, ...named]), gzipMax: 170 * kB }
}

/** The first load and the page a shopper lands on, with everything it pulls in: for the record, no budget of its own. */
const h5All = () => ({ name: 'h5 all files', ...measure(filesUnder(join(dist, 'h5'))) })

const mini = { main: { rawMax: 450 * kB }, subpackage: { rawMax: 300 * kB } }
const rows = [
  ...miniProgram('weapp', mini),
  ...miniProgram('alipay', mini),
  h5FirstLoad(),
  h5All(),
  ...['weapp', 'alipay'].map((platform) => ({
    name: `native ${platform}`,
    ...measure(filesUnder(join(root, 'client/widget/native/dist', platform))),
    rawMax: 15 * kB,
  })),
  { name: 'widget', ...measure(filesUnder(join(root, 'client/widget/dist'))), gzipMax: 6 * kB },
].map((it) => ({
  ...it,
  ok: it.files > 0 && it.raw <= (it.rawMax ?? Infinity) && it.gzip <= (it.gzipMax ?? Infinity),
}))

for (const it of rows) {
  const budget = it.rawMax ? `raw ≤ ${it.rawMax}` : it.gzipMax ? `gzip ≤ ${it.gzipMax}` : ''
  console.log(
    `${it.ok ? 'ok  ' : 'OVER'} ${it.name.padEnd(18)} ${String(it.raw).padStart(8)} raw ${String(it.gzip).padStart(8)} gzip  ${budget}`,
  )
}
const failed = rows.filter((it) => !it.ok).map((it) => it.name)
console.log(
  JSON.stringify({
    command: 'size',
    failed,
    sizes: rows.map(({ name, raw, gzip, files }) => ({ name, raw, gzip, files })),
  }),
)
process.exit(failed.length === 0 ? 0 : 1)
