import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parseEnv } from '../env.ts'
import { clientFiles } from './client-files.ts'
import { clientPolicy } from './security.ts'

const html =
  '<!doctype html><script src="/js/app.0123456789.js"></script><script>document.title = 1</script>'
let app: ReturnType<typeof clientFiles>
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'miaoguo-client-'))
  const client = join(folder, 'client')
  await mkdir(join(client, 'js'), { recursive: true })
  await writeFile(join(client, 'index.html'), html)
  await writeFile(join(client, 'js/app.0123456789.js'), `console.log(${'1'.repeat(5000)})`)
  await writeFile(join(folder, 'secret.txt'), 'top secret')
  await writeFile(join(folder, 'widget.js'), 'widget()')
  app = clientFiles({
    env: parseEnv({ SANDBOX: '1', CLIENT_DIR: client, WIDGET_FILE: join(folder, 'widget.js') }),
  })
})

test('the page is asked for anew each time, its scripts are kept for a year', async () => {
  const page = await app.request('/')
  expect(await page.text()).toBe(html)
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const script = await app.request('/js/app.0123456789.js', {
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-encoding')).toBe('gzip')
})

test('only the scripts the page was built with may run in it', async () => {
  const policy = (await app.request('/')).headers.get('content-security-policy') ?? ''
  expect(policy).toBe(clientPolicy(html))
  expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}=';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(clientPolicy('<script src="/a.js"></script>')).toContain("script-src 'self';")
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/js/..%5c..%5csecret.txt',
  '/js/%00',
])('%s leads nowhere outside the folder', async (path) => {
  const answer = await app.request(path)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(await answer.text()).not.toContain('top secret')
})

test('any shop may load the widget', async () => {
  const widget = await app.request('/widget.js')
  expect(await widget.text()).toBe('widget()')
  expect(widget.headers.get('content-type')).toContain('text/javascript')
  expect(widget.headers.get('access-control-allow-origin')).toBe('*')
  expect(widget.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})

test('without a built client the page says so', async () => {
  const page = await clientFiles({ env: parseEnv({ SANDBOX: '1' }) }).request('/')
  expect(await page.text()).toContain('not built yet')
})
