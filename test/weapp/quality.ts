import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

type Item = { name?: string; success?: boolean; text?: string; detail?: unknown }
export type Quality =
  | { pages: string[]; againstSchema: string[]; items: Item[] }
  | { refused: string }

/** What miniprogram-ci says about a project folder, its JSON, its sizes and its unused files. */
export async function qualityOf(projectPath: string): Promise<Quality> {
  const main = join(import.meta.dirname, 'quality-main.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [main, projectPath])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Quality
}
