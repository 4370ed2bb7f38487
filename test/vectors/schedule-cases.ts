import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { contractOfCase, differenceOf } from './fineract/compare.ts'
import { eventsOf } from './fineract/events.ts'
import { isWritten, Unsupported, type Written } from './fineract/written.ts'

export type VectorCase = {
  id: string
  kind: string
  /** Why the engine does not model it; null when it does. */
  unsupported: string | null
  /** The first thing that differs from what was printed; null when nothing does. */
  difference: () => string | null
}

/** Every schedule written in the files of a folder, or of the folders in it, known by what is in them. */
export const scheduleCases = (folder: string): VectorCase[] =>
  filesOf(folder)
    .flatMap((path) => entriesOf(path))
    .filter(isWritten)
    .map(caseOf)

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => {
      if (!statSync(path).isDirectory()) return [path]
      return readdirSync(path).map((name) => join(path, name))
    })
    .filter((path) => /\.jsonl?$/.test(path))
    .toSorted()
}

/** The objects of a file that is a list, or one object a line. */
function entriesOf(path: string): object[] {
  const text = readFileSync(path, 'utf8')
  const isList = text.trimStart().startsWith('[')
  const list = isList
    ? (JSON.parse(text) as unknown[])
    : text.split('\n').flatMap((line): unknown[] => (line.startsWith('{"') ? [parsed(line)] : []))
  return list.filter((it): it is object => typeof it === 'object' && it !== null)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line.trim().replace(/,$/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const caseOf = (it: Written): VectorCase => ({
  id: it.id,
  kind: it.class ?? 'unit',
  unsupported: unsupported(it),
  difference: () => differenceOf(it),
})

function unsupported(it: Written): string | null {
  try {
    if (it.consistent === false) return 'table that contradicts itself'
    eventsOf(it, contractOfCase(it))
    return null
  } catch (error) {
    // Anything else is the engine's own failure, and is counted when the case is tried.
    return error instanceof Unsupported ? error.message : null
  }
}
