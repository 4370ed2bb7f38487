import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { filesOf } from './built-package.ts'

const without = (path: string): string => path.replace(/\.[^./]+$/, '')

/**
 * One script that hands a mini-program to the runtime: its JSON, code and style sheets as they are,
 * its templates compiled by Tencent's compiler. Nothing on disk is changed.
 */
export function pack(root: string): string {
  const files = filesOf(root)
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')
  const ending = (end: string): string[] => files.filter((it) => it.endsWith(end))
  const byPath = <T>(end: string, toValue: (path: string) => T): Record<string, T> =>
    Object.fromEntries(ending(end).map((path) => [without(path), toValue(path)]))
  const fields = {
    config: byPath('.json', (path) => JSON.parse(read(path)) as unknown),
    code: byPath('.js', read),
    styles: byPath('.wxss', (path) => styleSheet(path, read)),
    templatePaths: ending('.wxml').map(without),
  }
  const templates = compile(
    Object.entries(byPath('.wxml', read)),
    Object.entries(byPath('.wxs', read)),
  )
  const builtIn = compile([
    ['slot', '<slot/>'],
    ['empty', ''],
  ])
  return `window.miniProgramPackage = { ...${JSON.stringify(fields)}, templates: ${templates}, builtInTemplates: ${builtIn} }`
}

type Source = [path: string, text: string]

function compile(templates: Source[], scripts: Source[] = []): string {
  const group = new TmplGroup()
  for (const [path, text] of templates) {
    const complaints = (group.addTmpl(path, text) ?? []) as { message: string }[]
    if (complaints.length > 0)
      throw new Error(`${path}.wxml: ${complaints.map((it) => it.message).join('; ')}`)
  }
  for (const [path, text] of scripts) group.addScript(path, text)
  return group.getTmplGenObjectGroups()
}

/** A sheet with its imports in place. `page` is the one element selector that WeChat renames for us. */
function styleSheet(path: string, read: (path: string) => string): string {
  const text = read(path)
  if (/\drpx\b/.test(text)) throw new Error(`${path}: rpx is not imitated here`)
  return text
    .replace(/@import\s+["']([^"']+)["'];?/g, (_, other: string) =>
      styleSheet(posix.join(posix.dirname(path), other), read),
    )
    .replace(/(^|[,}\s])page(?=[\s,{.:])/g, '$1wx-page')
}
