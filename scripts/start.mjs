// `npm start`: from a fresh clone to a running sandbox, with nothing but Node 20 and npm.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => join(root, ...parts)
const pnpm = 'pnpm@12.21.0'

const help = `npm start -- [options]

Installs what is needed, builds the client, and brings up the whole sandbox on this machine.

  --port N           the first port: the client and API at N, the shop at N+1,
                     sign-in at N+3, lenders at N+4 to N+7 (default 8787)
  --database-url U   PostgreSQL at postgres://… instead of the embedded database
  --data-dir D       folder of the embedded database (default .data)
  --reset            forget everything the embedded database holds, then start
  --no-install       do not look at the dependencies
  --no-build         do not build the client and the widget, even when they are old
  --verbose          print every part's log
  --help             this text
`

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node 20 or newer is needed; this is ${process.version}.`)
}
const options = readOptions()
if (options.help) {
  console.log(help)
  process.exit(0)
}
const { lockOf, takeLock } = await import('../test/sandbox/run-lock.mjs')
const lock = takeLock(lockOf(root, resolve(root, options['data-dir'] ?? '.data')))
if (!lock.held) {
  fail(
    `Miaoguo is already running on this data folder (process ${lock.by}); stop it with Ctrl-C first.`,
  )
}
process.on('exit', () => lock.release())

let running = null
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (running) running.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    else process.exit(130)
  })
}

// npm hands no signal on when it is told to end: its going is noticed instead.
if (process.env['npm_lifecycle_event'] === 'start') {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

if (!options['no-install'] && !installed()) {
  await step('dependencies', 'npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
    shell: win(),
  })
}
const node = nodeBinary()
if (!options['no-build']) await build()
await up()

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        'database-url': { type: 'string' },
        'data-dir': { type: 'string' },
        reset: { type: 'boolean' },
        'no-install': { type: 'boolean' },
        'no-build': { type: 'boolean' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    return fail(`${error.message}\n\n${help}`)
  }
}

function fail(line) {
  console.error(line)
  process.exit(1)
}

function win() {
  return process.platform === 'win32'
}

/** pnpm keeps the lockfile it installed from: the same text means nothing is missing. */
function installed() {
  const kept = at('node_modules/.pnpm/lock.yaml')
  const rooms = ['', 'client', 'bff', 'shared', 'test']
  return (
    existsSync(kept) &&
    rooms.every((room) => existsSync(at(room, 'node_modules'))) &&
    readFileSync(kept, 'utf8') === readFileSync(at('pnpm-lock.yaml'), 'utf8')
  )
}

/** The project's own Node, or the one that runs this when it is new enough. */
function nodeBinary() {
  const own = at('node_modules/node/bin', win() ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    'Node 24 was not installed with the dependencies; run npm start again without --no-install.',
  )
}

async function build() {
  const shared = at('shared/src')
  const client = ['client/src', 'client/config', 'client/types', 'client/package.json'].map((it) =>
    at(it),
  )
  // The bundler leaves a page alone that did not change: a mark of our own says when it was looked at.
  const h5 = [at('client/dist/h5/.built'), at('client/dist/h5/index.html')]
  if (stale(h5, [shared, ...client])) {
    await step(
      'client for H5',
      node,
      ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', 'h5'],
      {
        cwd: at('client'),
        env: { ...process.env, NODE_ENV: 'production' },
      },
    )
    writeFileSync(at('client/dist/h5/.built'), '')
  }
  if (stale([at('client/widget/dist/widget.js')], [at('client/widget/web')])) {
    await step('widget', node, [at('client/widget/web/build.mjs')])
  }
}

/** Whether what was built is older than the newest of its sources; tests and notes are no sources. */
function stale(built, sources) {
  const newest = (path) => {
    if (!existsSync(path) || /\.(test\.tsx?|md)$/.test(path)) return 0
    const it = statSync(path)
    if (!it.isDirectory()) return it.mtimeMs
    return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
  }
  const builtAt = Math.max(...built.map(newest))
  return !existsSync(built.at(-1)) || sources.some((it) => newest(it) > builtAt)
}

/** Runs a preparation with a moving line; shows what it said only when it fails. */
function step(title, command, args, options = {}) {
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  const moving = process.stdout.isTTY
  const line = (text) => process.stdout.write(`\r\u001b[K${text}`)
  if (!moving) console.log(`… ${title}`)
  const timer = moving && setInterval(() => line(`… ${title} ${seconds()}`), 250)
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    running = child
    let said = ''
    const keep = (chunk) => (said = (said + chunk).slice(-8000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => keep(error.message))
    child.on('close', (code, signal) => {
      running = null
      if (timer) clearInterval(timer)
      if (moving) line('')
      if (signal || code === 130) process.exit(130)
      if (code !== 0) fail(`${said}\n${title}: failed (code ${code}).`)
      console.log(`✓ ${title.padEnd(26)} ${seconds()}`)
      done()
    })
  })
}

function up() {
  const args = ['port', 'database-url', 'data-dir'].flatMap((name) =>
    options[name] === undefined ? [] : [`--${name}`, options[name]],
  )
  for (const name of ['reset', 'verbose']) if (options[name]) args.push(`--${name}`)
  return new Promise(() => {
    running = spawn(
      node,
      ['--disable-warning=ExperimentalWarning', at('test/sandbox/up.ts'), ...args],
      {
        cwd: root,
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
        env: { ...process.env, MIAOGUO_LOCK: 'held' },
      },
    )
    running.on('close', (code) => process.exit(code ?? 1))
  })
}
