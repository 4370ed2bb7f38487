import { resolve } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openWorld, type World, type WorldOptions } from '../support/app.ts'
import { launch, newPhoneIn, type Phone } from '../support/browser.ts'

const clientDir = resolve(import.meta.dirname, '../../client/dist/h5')

/** A world in this process that serves the built client, and where nobody has to wait for a sheet. */
export const openWorldWithClient = (options: WorldOptions = {}): Promise<World> =>
  openWorld({
    ...options,
    variables: { CLIENT_DIR: clientDir, MINIMUM_READING_SECONDS: '0', ...options.variables },
  })

/** What the stories of a file stand on; to be looked at inside its tests alone. */
export type OnAPhone<W> = {
  readonly world: W
  readonly browser: Browser
  readonly phone: Phone
  /** On the page that is open now; pages that were left stay in the document, so only what can be seen is meant. */
  seen(selector: string): Locator
}

/** `story`: one phone for all tests, which go on where the last one stopped. Otherwise each test has one of its own. */
type How = { story?: string; prefix?: string }

/**
 * Brings up a world and a browser for the tests around it, gives them a phone, and lets no story pass on whose phone
 * something went wrong. A test that says "in English" has an English phone.
 */
export function onAPhone<W extends { close(): Promise<void> }>(
  open: () => Promise<W>,
  { story, prefix = '' }: How = {},
): OnAPhone<W> {
  const held: { world?: W; browser?: Browser; phone?: Phone } = {}
  const part = <K extends keyof typeof held>(name: K): NonNullable<(typeof held)[K]> => {
    const found = held[name]
    if (!found) throw new Error(`the ${name} is there inside a test`)
    return found
  }
  beforeAll(async () => {
    held.world = await open()
    held.browser = await launch()
    if (story !== undefined) held.phone = await newPhoneIn(held.browser, { story })
  })
  afterAll(async () => {
    await held.browser?.close()
    await held.world?.close()
    if (story !== undefined) expect(held.phone?.problems).toEqual([])
  })
  if (story === undefined) {
    beforeEach(async ({ task }) => {
      held.phone = await newPhoneIn(part('browser'), {
        story: `${prefix}${task.name.replace(/\W+/g, '-').slice(0, 60)}`,
        ...(task.name.includes('in English') ? { locale: 'en-GB' } : {}),
      })
    })
    afterEach(async () => {
      await part('phone').context.close()
      expect(part('phone').problems).toEqual([])
    })
  }
  return {
    get world() {
      return part('world')
    },
    get browser() {
      return part('browser')
    },
    get phone() {
      return part('phone')
    },
    seen: (selector) => part('phone').page.locator(`${selector}:visible`),
  }
}
