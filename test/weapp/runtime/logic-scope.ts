import { launch } from './package.ts'

/**
 * What code of a mini-program finds in scope: the language as a phone of 2019 speaks it, timers and a
 * console. No window, document, fetch, URL, Intl or BigInt: whoever needs them fails here, as there.
 */
const language =
  'Object Array String Number Boolean Symbol Date RegExp Math JSON Error EvalError RangeError ReferenceError SyntaxError TypeError URIError Map Set WeakMap WeakSet Promise Proxy Reflect ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent'.split(
    ' ',
  )
const provided = ['console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']
/** Not to be used as names of parameters. */
const unspeakable = ['undefined', 'NaN', 'Infinity', 'eval', 'arguments']

const page = window as unknown as Record<string, unknown>

/** The global object of the logic layer; `wx` and the constructors of a file are given to each file. */
export const logicGlobal: Record<string, unknown> = Object.fromEntries(
  [...language, ...provided].map((name) => {
    const value = page[name]
    const bound =
      provided.includes(name) && typeof value === 'function' ? value.bind(window) : value
    return [name, bound]
  }),
)

/**
 * WeChat's `Function`: it gives the global object to those who ask by the old trick, and to others
 * something that cannot be called. Some runtimes throw instead.
 */
function ImitatedFunction(...parts: unknown[]): unknown {
  if (launch.functionMode === 'throw')
    throw new EvalError('Code generation from strings disallowed for this context')
  return parts[parts.length - 1] === 'return this' ? () => logicGlobal : undefined
}
ImitatedFunction.prototype = Function.prototype

Object.assign(logicGlobal, { Function: ImitatedFunction, globalThis: logicGlobal })
logicGlobal['global'] = logicGlobal

/** Every name the browser page knows, so that it can be taken away. */
function namesOfPage(): Set<string> {
  const names = new Set<string>()
  for (let it: unknown = window; it; it = Object.getPrototypeOf(it))
    for (const name of Object.getOwnPropertyNames(it)) names.add(name)
  return names
}

const hidden = [...namesOfPage()].filter(
  (name) => /^[\w$]+$/.test(name) && !(name in logicGlobal) && !unspeakable.includes(name),
)

/** Runs one file as WeChat does, in a strict function whose parameters are all it knows of the world. */
export function runFile(path: string, code: string, given: Record<string, unknown>): void {
  const scope: Record<string, unknown> = { ...logicGlobal, ...given }
  const names = [...new Set([...Object.keys(scope), ...hidden])]
  const run = new Function(...names, `'use strict';${code}\n//# sourceURL=mini-program/${path}.js`)
  run(...names.map((name) => scope[name]))
}
