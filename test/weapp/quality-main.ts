// Asks miniprogram-ci about the mini-program of a project folder, offline, and prints what it says as JSON.
// A process of its own, because the package keeps watching the folder for as long as it lives.
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ci from 'miniprogram-ci'
import type { Quality } from './quality.ts'

const [projectPath = '.'] = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'miaoguo-weapp-quality-'))

/** The account's limits, which the package would ask Tencent for. */
const attributes = {
  platform: true,
  gameApp: false,
  appType: 0,
  released: false,
  isSandbox: false,
  setting: { MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2, MaxSubpackageFullCodeSize: 20 },
}

/** A key of no account: nothing is uploaded. */
function throwAwayKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const path = join(scratch, 'key.pem')
  writeFileSync(path, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  return path
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(projectPath, path), 'utf8'))

/** What the schema of a file says against it: wrong values and unknown names alike. */
function complaints(file: 'app' | 'page' | 'projectconfig', path: string): string[] {
  const { warning, error } = ci.schemaValidate(file, json(path))
  return [warning, ...error.map((it) => `${path}: ${it.errorProperty}`)].filter(Boolean)
}

async function examine(): Promise<Quality> {
  const project = new ci.Project({
    appid: 'touristappid',
    type: 'miniProgram',
    projectPath,
    privateKeyPath: throwAwayKey(),
    ignores: ['node_modules/**/*'],
  })
  Object.assign(project, { attr: () => Promise.resolve(attributes) })
  try {
    const app = await ci.getAppJSON(project)
    const inside = [...(app.subPackages ?? app.subpackages ?? [])].flatMap(({ root, pages }) =>
      pages.map((it) => join(root, it)),
    )
    const pages = [...(app.pages ?? []), ...inside]
    const againstSchema = [
      ...complaints('projectconfig', 'project.config.json'),
      ...complaints('app', 'client/dist/weapp/app.json'),
      ...pages.flatMap((it) => complaints('page', `client/dist/weapp/${it}.json`)),
    ]
    return { pages, againstSchema, items: await ci.checkCodeQuality(project) }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}

const answer = JSON.stringify(await examine())
rmSync(scratch, { recursive: true, force: true })
console.log(answer)
process.exit(0)
