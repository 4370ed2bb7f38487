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

/** From the request to the first words or picture on a phone that has nothing of it in its cache, in milliseconds. */
async function firstPaint(browser: Browser, url: string): Promise<number> {
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
    const entry = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    return Number(await entry.jsonValue())
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
    const times = { ours: [] as number[], empty: [] as number[] }
    // The first visit of each finds a server that has not read its files yet.
    for (let visit = 0; visit <= visits; visit += 1) {
      progress(`first-paint: visit ${visit} of ${visits}`)
      const a = await firstPaint(browser, ours.url + path)
      const b = await firstPaint(browser, `${empty.url}/`)
      if (visit === 0) continue
      times.ours.push(a)
      times.empty.push(b)
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
    }
    return [expecting(line, 'ratio <= 1.2', ratio <= 1.2)]
  } finally {
    await browser.close()
    for (const world of worlds) await world.close()
  }
}
