import { invariant } from '../problem/problem.ts'

/**
 * The one text of a JSON value (RFC 8785): keys in UTF-16 order, no spaces, numbers as ECMAScript writes
 * them. Members that are undefined are left out, as JSON.stringify does. Refuses what JSON cannot say.
 * @example canonicalJson({ b: 1, a: [true, null] }) // => {"a":[true,null],"b":1}
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return JSON.stringify(value)
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a finite number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((it) => canonicalJson(it)).join(',')}]`
  invariant(typeof value === 'object', `a JSON value, not ${typeof value}`)
  const members = Object.entries(value)
    .filter(([, it]) => it !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, it]) => `${JSON.stringify(key)}:${canonicalJson(it)}`)
  return `{${members.join(',')}}`
}
