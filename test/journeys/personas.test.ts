import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personaNumbers } from '../sandbox/lenders/personas.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { disputesOf } from '../support/disputed.ts'
import { asHeld } from '../support/held.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  eventually,
  offerOf,
  openCheckout,
  requestOffers,
  valueOf,
} from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)
const tests = join(import.meta.dirname, '..')
const readme = readFileSync(join(tests, 'sandbox/README.md'), 'utf8')
/** Rows of the table of personas: phone, amount, who, what, and the journey that walks it. */
const rows = readme
  .split('\n')
  .filter((line) => /^\| 0\d{3} /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('each persona stands in the table of the sandbox, with a journey that walks it', () => {
  expect(rows.map(([, phone]) => Number(phone))).toEqual(personaNumbers)
  for (const [, phone = '', amount = '', , , journey = ''] of rows) {
    expect(Number(amount)).toBe(Number(phone))
    const file = journey.replaceAll('`', '')
    expect(readFileSync(join(tests, file), 'utf8'), `${file} walks ${phone}`).toContain(phone)
  }
})

/** How lenders behave has nothing to do with our database: the quicker one to begin with will do. */
const on = databases.filter((it) => it === 'postgres')

describe.each(on)('on %s, where the platform tells no phone', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { lezhong: { quoteDelayMs: 5 } } })
  })
  afterAll(() => world.close())

  let shoppers = 0
  /** A shopper of WeChat before an order whose last digits are a persona's. */
  const begin = async (ending: number, captureMode?: 'manual') => {
    const amountMinor = 120_000 + ending
    const checkout = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      amountMinor,
      ...(captureMode ? { captureMode } : {}),
    })
    shoppers += 1
    const body = { platform: 'weapp' as const, code: `p${database}${shoppers}.1` }
    const { accessToken } = valueOf(await call(world.url, sessionContract.signIn, { body }))
    const me = { url: world.url, phone: '', token: accessToken }
    const request = await requestOffers(me, checkout)
    const of = (name: string) => request.lenders.find((it) => it.legalName.en.includes(name))?.state
    return { checkout, me, request, of, amountMinor }
  }
  const buy = async (ending: number, captureMode?: 'manual') => {
    const it = await begin(ending, captureMode)
    const begun = valueOf(await apply(it.me, await consentTo(it.me, offerOf(it.request, 'Suyi'))))
    const application = await decided(it.me, begun.id)
    const booked = world.lenders.suyi
      .books()
      .loans.filter((loan) => loan.merchantReference === it.checkout.merchantReference)
    return { ...it, begun, application, booked: booked.length }
  }

  test.concurrent.each([
    [1, 'declined', 'declined'],
    [6, 'offered', 'unavailable'],
    [7, 'offered', 'unavailable'],
    [99, 'offered', 'offered'],
  ] as const)('an amount ending in %i: Huaxin %s, Suyi %s', async (ending, huaxin, suyi) => {
    const { of } = await begin(ending)
    expect([of('Huaxin'), of('Suyi')]).toEqual([huaxin, suyi])
  })

  test.concurrent.each([
    [2, 'declined'],
    [3, 'approved'],
    [4, 'approved'],
    [5, 'approved'],
  ] as const)('an amount ending in %i: the loan is %s, and booked once', async (ending, status) => {
    const { application, begun, booked } = await buy(ending)
    expect(application.status).toBe(status)
    if (status === 'declined') expect(application.declineReasons).toEqual(['limit_reached'])
    else expect([begun.status, booked]).toEqual(['pending', 1])
  })

  test.concurrent('an amount ending in 8: Suyi never answers, and is out of reach', async () => {
    const { of, me, request } = await begin(8)
    expect(of('Suyi')).toBe('asking')
    const ended = await eventually('nobody is thinking', async () => {
      const now = await call(world.url, shopperCheckoutContract.watchOffers, {
        token: me.token,
        params: { id: request.id },
        query: { after: '1000' },
      })
      return now.value?.complete ? now.value : undefined
    })
    expect(ended.lenders.find((it) => it.legalName.en.includes('Suyi'))?.state).toBe('unavailable')
  })

  test.concurrent('an amount ending in 9: the offer is one of seconds', async () => {
    const { request } = await begin(9)
    const { expiresAt } = offerOf(request, 'Suyi')
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(3000)
  })

  test.concurrent.each([10, 11])(
    'an amount ending in %i: a capture is known later, and is one',
    async (ending) => {
      const { me, checkout, application, amountMinor } = await buy(ending, 'manual')
      const it = await asHeld(world, {
        me,
        checkoutId: checkout.id,
        loanId: application.loanId ?? '',
      })
      const till = tillOf(world)
      expect((await till.capture(it.authorization.id)).outcome).toBe('pending')
      await eventually('the capture is known', async () =>
        (await till.view(it.authorization.id)).status === 'captured' ? true : undefined,
      )
      expect(till.theirs(it)).toMatchObject({ capturedMinor: amountMinor })
      expect(till.theirs(it)?.operations).toHaveLength(1)
    },
  )

  // By phone this is 0012.
  test.concurrent('an amount ending in 12: what was drawn is disputed', async () => {
    const { checkout } = await buy(12)
    const disputes = disputesOf(world)
    const { id } = await disputes.heard({ checkout })
    await disputes.is(id, 'opened')
  })
})
