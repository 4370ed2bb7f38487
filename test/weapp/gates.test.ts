import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import compilers from 'miniprogram-compiler'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtPackage, repositoryRoot } from './built-package.ts'
import { qualityOf } from './quality.ts'

const scratch = mkdtempSync(join(tmpdir(), 'miaoguo-weapp-gates-'))
let copies = 0

/** A copy of the project as WeChat's tools see it, to be spoilt. */
function copyOfProject(): { project: string; built: string } {
  copies += 1
  const project = join(scratch, String(copies))
  const built = join(project, 'client/dist/weapp')
  mkdirSync(project)
  cpSync(builtPackage(), built, { recursive: true })
  cpSync(join(repositoryRoot, 'project.config.json'), join(project, 'project.config.json'))
  return { project, built }
}

beforeAll(() => void builtPackage())
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('the official compilers', () => {
  test('take every template and every style sheet of the built package', () => {
    const [templates, styles] = [
      compilers.wxmlToJs(builtPackage()),
      compilers.wxssToJs(builtPackage()),
    ]
    for (const page of [
      'pages/home/index',
      'checkout/pages/offers/index',
      'account/pages/loan/index',
    ]) {
      expect(templates.includes(`${page}.wxml`)).toBe(true)
      expect(styles.includes(`${page}.wxss`)).toBe(true)
    }
  })

  test('refuse a template and a style sheet that are broken', () => {
    const { built } = copyOfProject()
    appendFileSync(join(built, 'base.wxml'), '<view>')
    appendFileSync(join(built, 'common.wxss'), '.open { color: red')
    expect(() => compilers.wxmlToJs(built)).toThrow(/base\.wxml/)
    expect(() => compilers.wxssToJs(built)).toThrow()
  })
})

describe('the official quality checks', () => {
  test('pass the built package on every item', async () => {
    const quality = await qualityOf(repositoryRoot)
    if ('refused' in quality) throw new Error(quality.refused)
    expect(quality.pages).toContain('checkout/pages/offers/index')
    expect(quality.againstSchema).toEqual([])
    expect(quality.items.length).toBeGreaterThanOrEqual(11)
    expect(quality.items.filter((it) => !it.success)).toEqual([])
  })

  test('refuse a page that has no file', async () => {
    const { project, built } = copyOfProject()
    const path = join(built, 'app.json')
    const app = JSON.parse(readFileSync(path, 'utf8')) as { pages: string[] }
    writeFileSync(path, JSON.stringify({ ...app, pages: [...app.pages, 'pages/ghost/index'] }))
    expect(await qualityOf(project)).toEqual({
      refused: expect.stringContaining('pages/ghost/index') as string,
    })
  })

  test('notice a picture that is too heavy and a name the schema does not know', async () => {
    const { project, built } = copyOfProject()
    writeFileSync(join(built, 'heavy.png'), new Uint8Array(300_000))
    const path = join(built, 'pages/home/index.json')
    const page = JSON.parse(readFileSync(path, 'utf8')) as object
    writeFileSync(path, JSON.stringify({ ...page, navigationTitle: 'x' }))
    const quality = await qualityOf(project)
    if ('refused' in quality) throw new Error(quality.refused)
    expect(quality.againstSchema).toHaveLength(1)
    expect(quality.items.filter((it) => !it.success).map((it) => it.name)).toEqual([
      'IMAGE_AND_AUDIO_LIMIT',
    ])
  })
})
