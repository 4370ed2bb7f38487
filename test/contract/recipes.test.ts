import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import { openWorld, type World } from '../support/app.ts'
import { ourMerchant } from './examples.ts'

const run = promisify(execFile)
let world: World
beforeAll(async () => {
  world = await openWorld({
    // Nobody has to wait for what takes seconds by hand.
    lenders: { suyi: { quoteDelayMs: 5, decisionDelayMs: 300 } },
    variables: { MERCHANTS: JSON.stringify([ourMerchant]) },
  })
})
afterAll(() => world.close())

const plain = (markup: string): string =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const pageAt = async (path: string): Promise<string> => (await fetch(`${world.url}${path}`)).text()
type Example = { slug: string; lang: string; says: string; code: string }

/** Every example as a reader would copy it: out of the pages themselves. */
async function examplesOfPages(): Promise<Example[]> {
  const contents = await pageAt('/docs')
  const slugs = [...contents.matchAll(/<li><a href="\/docs\/([a-z-]+)">/g)].map(([, it = '']) => it)
  const pages = await Promise.all(
    [...new Set(slugs)].map(async (slug) => ({ slug, text: await pageAt(`/docs/${slug}`) })),
  )
  return pages.flatMap(({ slug, text }) =>
    [
      ...text.matchAll(/<pre[^>]* data-run="(\w+)" data-says="([^"]*)"><code>([\s\S]*?)<\/code>/g),
    ].map(([, lang = '', says = '', code = '']) => ({
      slug,
      lang,
      says: plain(says),
      code: plain(code),
    })),
  )
}

async function outputOf({ lang, code }: Example): Promise<string> {
  const { PATH = '' } = process.env
  const env = { PATH, MIAOGUO_URL: world.url, MIAOGUO_SECRET_KEY: demoMerchant.secretKey }
  const [command, args]: [string, string[]] =
    lang === 'node'
      ? [process.execPath, ['--input-type=module', '--eval', code]]
      : ['bash', ['-euc', code]]
  const { stdout } = await run(command, args, { env, timeout: 20_000 })
  return stdout
}

test('every example of every page runs as it is printed and says what it should', async () => {
  const examples = await examplesOfPages()
  expect(new Set(examples.map((it) => it.lang))).toEqual(new Set(['node', 'curl']))
  expect(new Set(examples.map((it) => it.slug)).size).toBeGreaterThanOrEqual(6)
  for (const example of examples)
    expect(await outputOf(example), `${example.slug}: ${example.code}`).toContain(example.says)
}, 120_000)

test('a page that is not there is not found', async () => {
  expect((await fetch(`${world.url}/docs/nonsense`)).status).toBe(404)
})
