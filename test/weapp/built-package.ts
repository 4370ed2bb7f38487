import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

export const repositoryRoot = resolve(import.meta.dirname, '../..')
const folder = join(repositoryRoot, 'client/dist/weapp')

/** The server the package was told of when it was built; a constant of the build. */
export const builtForServer = process.env['API_BASE'] || 'http://127.0.0.1:8787'

/** The folder of the built mini-program, or a sentence that says what to run. */
export function builtPackage(): string {
  if (!existsSync(join(folder, 'app.json')))
    throw new Error('client/dist/weapp is missing: run pnpm build:weapp first')
  const code = filesOf(folder).filter((it) => it.endsWith('.js'))
  if (!code.some((it) => readFileSync(join(folder, it), 'utf8').includes(builtForServer)))
    throw new Error(
      `client/dist/weapp does not name ${builtForServer}: build and test it with the same API_BASE`,
    )
  return folder
}

/** Every file below a folder, by its path with forward slashes. */
export const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(root, join(it.parentPath, it.name)).replaceAll('\\', '/'))
