import { runFile } from './logic-scope.ts'
import { pack, pathFrom, subPackageOf } from './package.ts'

type Module = { exports: unknown }
/** What a file is given besides `require`: `wx`, `App`, `Page`, … */
export type Given = (path: string) => Record<string, unknown>

/** WeChat's `require`: each file runs once; a subpackage sees itself and the main package. */
export function fileLoader(given: Given): (path: string) => void {
  const modules = new Map<string, Module>()
  const load = (path: string): unknown => {
    const known = modules.get(path)
    if (known) return known.exports
    const code = pack.code[path]
    if (code === undefined) throw new Error(`module '${path}.js' is not defined`)
    const module: Module = { exports: {} }
    modules.set(path, module)
    const require = (written: string): unknown => {
      const wanted = pathFrom(path, written)
      const home = subPackageOf(wanted)
      if (home !== '' && home !== subPackageOf(path))
        throw new Error(`${path}.js requires ${wanted}.js of another subpackage`)
      return load(wanted)
    }
    runFile(path, code, { ...given(path), require, module, exports: module.exports })
    return module.exports
  }
  return (path) => void load(path)
}
