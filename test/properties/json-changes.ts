type Path = readonly (string | number)[]

const isObject = (it: unknown): it is Record<string, unknown> =>
  typeof it === 'object' && it !== null

/** The place of every value that has no values inside, and of every list: a list can lose an element. */
export function leavesOf(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value))
    return [
      ...(value.length > 0 ? [at] : []),
      ...value.flatMap((it, i) => leavesOf(it, [...at, i])),
    ]
  if (!isObject(value)) return [at]
  return Object.entries(value).flatMap(([key, it]) => leavesOf(it, [...at, key]))
}

/** A copy in which the one value at a place is another, is gone, or stands under another name. */
export function changedLeaf<T>(value: T, path: Path, how: number): T {
  const copy = structuredClone(value)
  const parent = path.slice(0, -1).reduce<unknown>((it, key) => insideOf(it, key), copy)
  const last = path.at(-1) ?? ''
  if (!isObject(parent)) throw new Error('a value inside another')
  const old = parent[last]
  if (how % 4 === 0 && !Array.isArray(parent)) delete parent[last]
  else if (how % 4 === 1 && !Array.isArray(parent)) {
    delete parent[last]
    parent[`${last}_`] = old
  } else parent[last] = other(old)
  return copy
}

const insideOf = (it: unknown, key: string | number): unknown =>
  isObject(it) ? it[key] : undefined

function other(old: unknown): unknown {
  if (typeof old === 'string') return `${old} `
  if (typeof old === 'number') return old + 1
  if (typeof old === 'boolean') return !old
  if (Array.isArray(old)) return old.slice(1)
  return 'not null'
}

/** A copy in which the keys of every object stand in another order. */
export function shuffled<T>(value: T, next: () => number): T
export function shuffled(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((it) => shuffled<unknown>(it, next))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, it]) => ({ order: next(), key, it: shuffled<unknown>(it, next) }))
      .sort((a, b) => a.order - b.order)
      .map(({ key, it }) => [key, it]),
  )
}
