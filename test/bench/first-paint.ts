import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { launch } from '../support/browser.ts'
import { expecting, progress, type BenchLine } from './line.ts'
import { median, percentile, rounded } from './load.ts'
import { openBenchWorld, openOrders, type BenchWorld } from './world.ts'

const client = resolve(import.meta.dirname, '../../client')
const visits = 21
/** A phone is slower than the machine under this browser. */
const slowdown = 4

/** Builds an app for browsers with the client's own configuration. */
function build(name: string, sourceRoot: string): string {
  progress(`first-paint: building ${name}`)
  const outputRoot = `dist/bench/${name}`
  execFileSync(join(client, 'node_modules/.bin/taro'), ['build', '--type', 'h5'], {
    cwd: client,
    env: { ...process.env, SOURCE_ROOT: sourceRoot, OUTPUT_ROOT: outputRoot },
    stdio: 'pipe',
  })
  return join(client, outputRoot)
}

/** From the request, on a phone that has nothing of it in its cache, in milliseconds. */
type Visit = {
  /** To the first words or picture. */
  paintMs: number
  /** To the page itself, which then says what it waits for: of ours, whose first paint is what stands there before it. */
  pageMs: number
}

async function visit(browser: Browser, url: string, until: 'first-page' | null): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    isMobile: true,
  })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url)
    const timeOf = async (name: string): Promise<number> => {
      const entry = await page.waitForFunction(
        (it) => performance.getEntriesByName(it)[0]?.startTime,
        name,
      )
      return Number(await entry.jsonValue())
    }
    const paintMs = await timeOf('first-contentful-paint')
    return { paintMs, pageMs: until === null ? paintMs : await timeOf(until) }
  } finally {
    await context.close()
  }
}

/** A shopper’s first page beside the least Taro can show, both built, served and opened alike, in turns. */
export async function benchFirstPaint(): Promise<BenchLine[]> {
  const folders = { ours: build('ours', 'src'), empty: build('empty', 'test/empty-page') }
  const worlds: BenchWorld[] = []
  const browser = await launch()
  try {
    const open = async (clientDir: string): Promise<BenchWorld> => {
      const world = await openBenchWorld({ database: 'pglite', clientDir })
      worlds.push(world)
      return world
    }
    const ours = await open(folders.ours)
    const empty = await open(folders.empty)
    const [order] = (await openOrders(ours, 1)).checkouts
    const path = `/#/checkout/pages/offers/index?token=${order?.token}`
    const times = { ours: [] as number[], page: [] as number[], empty: [] as number[] }
    // The first visit of each finds a server that has not read its files yet.
    for (let turn = 0; turn <= visits; turn += 1) {
      progress(`first-paint: visit ${turn} of ${visits}`)
      const a = await visit(browser, ours.url + path, 'first-page')
      const b = await visit(browser, `${empty.url}/`, null)
      if (turn === 0) continue
      times.ours.push(a.paintMs)
      times.page.push(a.pageMs)
      times.empty.push(b.paintMs)
    }
    const ratio = rounded(median(times.ours) / median(times.empty), 3)
    const line = {
      bench: 'first paint',
      page: 'checkout offers',
      visits,
      processorSlowedDown: slowdown,
      p50Ms: rounded(median(times.ours)),
      p90Ms: rounded(percentile(times.ours, 0.9)),
      ratio,
      ratioTo: 'an empty Taro page, built and served alike, in turns',
      emptyP50Ms: rounded(median(times.empty)),
      emptyP90Ms: rounded(percentile(times.empty, 0.9)),
      pageP50Ms: rounded(median(times.page)),
      pageRatio: rounded(median(times.page) / median(times.empty), 3),
    }
    return [expecting(line, 'ratio <= 1.2', ratio <= 1.2)]
  } finally {
    await browser.close()
    for (const world of worlds) await world.close()
  }
}
