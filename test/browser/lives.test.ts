import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { describe, expect, test } from 'vitest'
import { browserMissing } from '../support/browser.ts'
import { livesIn } from '../support/lives.ts'
import { call, signIn as signInByCall, valueOf, viewAsMerchant } from '../support/shopper.ts'
import { onOffer, type OnOffer } from './lives-products.ts'
import { declined, happy, late, stories, type Story } from './lives-stories.ts'
import {
  applyOnPhone,
  approved,
  openLoan,
  says,
  sessionOf,
  takeUp,
  type Life,
} from './lives-walk.ts'
import { onAPhone, openWorldWithClient } from './on-a-phone.ts'
import { aPhone, enter } from './walk.ts'

type Cell = readonly [title: string, { story: Story | typeof declined; taken: OnOffer }]

const whole = process.env['MIAOGUO_LONG'] === '1'
const others = [declined, ...stories]
const lives = (story: Story | typeof declined, taken: OnOffer): boolean =>
  !('lacks' in story && story.lacks?.(taken))

/** Every product in every scene as agreed; of the other stories all there are, or one for each, in turn. */
const cells: Cell[] = onOffer.flatMap(([title, taken], i) => {
  const turn = [...others.slice(i % others.length), ...others.slice(0, i % others.length)].filter(
    (story) => lives(story, taken),
  )
  const told = whole ? turn : turn.slice(0, 1)
  return [happy, ...told].map((story) => [`${title}: ${story.name}`, { story, taken }] as const)
})
const isLate = ([, { story }]: Cell): boolean => story === late
const isCash = ([, { taken }]: Cell): boolean => taken.scene === 'cash'

test('every story is told, and every product in every scene it may be taken in', () => {
  const told = new Set(cells.map(([, { story }]) => story.name))
  expect(told).toEqual(new Set([happy.name, ...others.map((it) => it.name)]))
  expect(new Set(cells.map(([, { taken }]) => `${taken.product} ${taken.scene}`)).size).toBe(
    onOffer.length,
  )
})

describe.skipIf(browserMissing())('lives of loans on a phone', () => {
  const on = onAPhone(
    () =>
      openWorldWithClient({
        lenders: {
          // Long enough for a phone to be seen waiting.
          huaxin: { decisionDelayMs: 1500 },
          lezhong: { quoteDelayMs: 5, decisionDelayMs: 1500 },
        },
      }),
    { prefix: 'life-' },
  )

  async function begin(taken: OnOffer, story: Story): Promise<Life> {
    const applied = await applyOnPhone(on, taken, aPhone(story.ending))
    if (story.ending !== undefined) await on.seen('#result-pending').waitFor()
    const kept = livesIn(on.world)
    return { on, lives: kept, taken, it: await approved(on, kept, applied) }
  }

  async function isDeclined(taken: OnOffer): Promise<void> {
    const { number, checkout } = await applyOnPhone(on, taken, aPhone(declined.ending))
    await on.seen('#result-declined').waitFor()
    expect(await says({ on })).toContain('没有产生借款')
    const { token } = await signInByCall(on.world.url, number)
    const { items } = valueOf(await call(on.world.url, loanContract.list, { token }))
    expect(items).toEqual([])
    if (checkout) expect((await viewAsMerchant(on.world.url, checkout.id)).status).toBe('open')
    await on.seen('#choose-again').click()
    await on.seen('.offer').first().waitFor()
  }

  test.each(cells.filter((it) => !isLate(it)))('%s', async (_title, { story, taken }) => {
    if (!('live' in story)) return isDeclined(taken)
    await story.live(await begin(taken, story))
  })

  // A merchant's clock moves on alone: all are taken on one day, before it does.
  const orders = cells.filter((it) => isLate(it) && !isCash(it))
  const begun = new Map<string, { life: Life; kept: string }>()
  test.each(orders)('%s — taken', async (title, { taken }) => {
    begun.set(title, { life: await begin(taken, late), kept: await sessionOf(on.phone) })
  })
  test.each(orders)('%s — lived', async (title) => {
    const found = begun.get(title)
    if (!found) throw new Error('it was not taken')
    await takeUp(on, found.kept)
    await late.live(found.life)
  })

  // Nobody's test clock moves what has no merchant: everybody's time does, and who was signed in signs in again.
  test.each(cells.filter((it) => isLate(it) && isCash(it)))('%s', async (_title, { taken }) => {
    const life = await begin(taken, late)
    const it = await life.lives.reach(taken, life.it, taken.lateDays)
    await on.phone.page.goto(`${on.world.url}/#/account/pages/loan/index?loan=${it.loanId}`)
    await on.phone.page.reload()
    await enter(on.phone, it.me.phone)
    await openLoan({ ...life, it })
    await late.live({ ...life, it, taken: { ...taken, lateDays: 0 } })
  })

  test('nobody was called: no figure of a lender was other than ours', () => {
    expect(on.world.logs.filter((line) => line.facts['alarm'] !== undefined)).toEqual([])
  })
})
