import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every object written in the files of a folder and of its own folders. */
export const entriesIn = (folder: string): object[] =>
  filesOf(folder).flatMap((path) => entriesOf(path))

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const named = (at: string, names: string[]): string[] =>
    names.filter((it) => /\.jsonl?$/.test(it)).map((it) => join(at, it))
  const below = entries.filter((it) => it.isDirectory()).map((it) => join(folder, it.name))
  return [
    ...named(
      folder,
      entries.filter((it) => it.isFile()).map((it) => it.name),
    ),
    ...below.flatMap((at) => named(at, readdirSync(at))),
  ].sort()
}

/** The objects of a file: a list, a document with a list in it, or one object a line. */
function entriesOf(path: string): object[] {
  const text = readFileSync(path, 'utf8')
  const whole = parsed(text)
  if (whole === undefined)
    return text.split('\n').flatMap((line) => listed(parsed(line.trim().replace(/,$/, ''))))
  return listed(whole)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function listed(value: unknown): object[] {
  if (Array.isArray(value)) return value.filter((it): it is object => isObject(it))
  if (!isObject(value)) return []
  const lists = Object.values(value).filter((it): it is unknown[] => Array.isArray(it))
  const inside = lists.flat().filter((it): it is object => isObject(it) && 'id' in it)
  return inside.length > 0 ? inside : [value]
}

const isObject = (it: unknown): it is object => typeof it === 'object' && it !== null
