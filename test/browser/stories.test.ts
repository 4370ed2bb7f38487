import { afterEach, describe, expect, test } from 'vitest'
import { browserMissing } from '../support/browser.ts'
import { startSandbox } from '../support/sandbox.ts'
import { onAPhone } from './on-a-phone.ts'
import {
  agreeToAll,
  aPhone,
  booked,
  chooseOffer,
  isEnabled,
  orderInShop,
  promotionText,
  readSheet,
  signIn,
  upToSignature,
} from './walk.ts'

describe.skipIf(browserMissing())('what may happen on the way', () => {
  const on = onAPhone(startSandbox)
  afterEach(async () => {
    await on.phone.context.close()
    expect(on.phone.problems).toEqual([])
  })
  const locate = (selector: string) => on.phone.page.locator(selector)
  const orderReference = async (): Promise<string> => {
    await locate('#back-to-shop').click()
    await on.phone.page.waitForURL(`${on.world.shopUrl}/**`)
    return new URL(on.phone.page.url()).pathname.split('/').pop() ?? ''
  }
  const shopSays = (words: string) =>
    expect.poll(() => locate('main').textContent(), { timeout: 30_000 }).toContain(words)

  test('a lender declines: the reason is told, nothing is owed, and another may be chosen', async () => {
    await upToSignature(on.phone, on.world, { number: aPhone('0002'), lender: '速易' })
    await locate('#agree').click()
    await locate('#result-declined').waitFor()
    await on.phone.shoot('declined')
    expect(await locate('body').textContent()).toContain('没有产生借款')
    await locate('#choose-again').click()
    await locate('.offer').first().waitFor()
    await on.phone.shoot('choose-again')
  })

  test('no lender offers anything: the page says so and what else can be done', async () => {
    await orderInShop(on.phone, on.world)
    await locate('#phone input').fill(aPhone('0001'))
    await locate('#send-code').click()
    await locate('.sign-in-sent').waitFor()
    await locate('#code input').fill('246810')
    await locate('#sign-in').click()
    await expect.poll(() => locate('body').textContent()).toContain('暂时没有可用的方案')
    await on.phone.shoot('none')
  })

  test('a lender thinks: the page waits, may be left and found again, and turns approved by itself', async () => {
    await upToSignature(on.phone, on.world, { number: aPhone('0003'), lender: '速易' })
    await locate('#agree').click()
    await locate('#result-pending').waitFor()
    await on.phone.shoot('pending')
    await on.phone.page.reload()
    await locate('#result-pending, #result-approved').first().waitFor()
    await locate('#result-approved').waitFor({ timeout: 40_000 })
    await on.phone.shoot('approved')
    expect(await booked(on.world, 'suyi', await orderReference())).toHaveLength(1)
    await shopSays('已付款')
  })

  test('a lender vanishes after booking: it is asked again until it tells, and books once', async () => {
    await upToSignature(on.phone, on.world, { number: aPhone('0004'), lender: '速易' })
    await locate('#agree').click()
    await locate('#result-pending, #result-approved').first().waitFor()
    await on.phone.shoot('unknown')
    await locate('#result-approved').waitFor({ timeout: 60_000 })
    expect(await booked(on.world, 'suyi', await orderReference())).toHaveLength(1)
    await shopSays('已付款')
  })

  test('an offer expires while it is read: it is said, and offers can be asked for again', async () => {
    await orderInShop(on.phone, on.world)
    await signIn(on.phone, aPhone('0009'))
    await locate('.offer').filter({ hasText: '速易' }).first().waitFor()
    await chooseOffer(on.phone, '速易')
    await expect.poll(() => isEnabled(on.phone.page, '#confirm-sheet').catch(() => true)).toBe(true)
    if ((await locate('#confirm-sheet').count()) > 0) await locate('#confirm-sheet').click()
    await expect.poll(() => locate('body').textContent()).toContain('过期')
    await on.phone.shoot('expired')
  })

  test('back and reload bypass nothing: the reading time runs again and ticks are gone', async () => {
    await orderInShop(on.phone, on.world)
    await signIn(on.phone, aPhone())
    await chooseOffer(on.phone, '华信')
    await on.phone.page.goBack()
    await locate('.offer').first().waitFor()
    await chooseOffer(on.phone, '信用分期')
    await on.phone.page.reload()
    await locate('#confirm-sheet').waitFor()
    await readSheet(on.phone)
    await agreeToAll(on.phone)
    await on.phone.page.reload()
    await locate('.consent-item').first().waitFor()
    expect(await locate('.consent-item[aria-checked=true]').count()).toBe(0)
    expect(await isEnabled(on.phone.page, '#agree')).toBe(false)
  })

  test('leaving for the shop and coming back finds the same order, signed in', async () => {
    await orderInShop(on.phone, on.world)
    await signIn(on.phone, aPhone())
    const here = on.phone.page.url()
    await on.phone.page.goto(on.world.shopUrl)
    await on.phone.page.goto(here)
    await locate('.offer').first().waitFor()
    expect(await locate('#phone').count()).toBe(0)
  })

  test('the return address alone pays nothing: the shop waits for the webhook', async () => {
    await orderInShop(on.phone, on.world)
    await signIn(on.phone, aPhone())
    const orders = await on.phone.page.goto(`${on.world.shopUrl}/orders`)
    expect(orders?.status()).toBe(200)
    await locate('main a[href^="/orders/"]').first().click()
    await shopSays('等待付款')
    await on.phone.shoot('waiting')
  })

  test('a token nobody issued opens nothing and says so', async () => {
    await on.phone.page.goto(
      `${on.world.clientUrl}/#/checkout/pages/offers/index?token=${'x'.repeat(32)}`,
    )
    await locate('#retry').waitFor()
    await on.phone.shoot('no-such-order')
    await locate('#to-home').click()
    await on.phone.page.waitForURL(/pages\/home/)
  })

  test('the line is cut: the page says so and goes on when it is back', async () => {
    await orderInShop(on.phone, on.world)
    await on.phone.context.setOffline(true)
    await locate('#phone input').fill(aPhone())
    await locate('#send-code').click()
    await locate('[role=alert]').first().waitFor()
    await on.phone.shoot('offline')
    await on.phone.context.setOffline(false)
    await signIn(on.phone, aPhone())
  })

  test('the whole way by keyboard alone', async () => {
    await orderInShop(on.phone, on.world)
    const { keyboard } = on.phone.page
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 60; i += 1) {
        if (
          await locate(selector)
            .first()
            .evaluate((it) => it === document.activeElement || it.contains(document.activeElement))
        )
          return
        await keyboard.press('Tab')
      }
      throw new Error(`the keyboard does not reach ${selector}`)
    }
    await tabTo('#phone')
    await keyboard.type(aPhone())
    await tabTo('#send-code')
    await keyboard.press('Enter')
    await locate('.sign-in-sent').waitFor()
    await tabTo('#code')
    await keyboard.type('246810')
    await tabTo('#sign-in')
    await keyboard.press('Enter')
    await locate('.offer').first().waitFor()
    await tabTo('.offer-choose')
    await on.phone.shoot('focus')
    await keyboard.press('Enter')
    await locate('#confirm-sheet').waitFor()
    await expect.poll(() => isEnabled(on.phone.page, '#confirm-sheet')).toBe(true)
    await tabTo('#confirm-sheet')
    await keyboard.press('Enter')
    await locate('.consent-item').first().waitFor()
    for (let i = 0; i < 3; i += 1) {
      await tabTo(`.consent-item >> nth=${i}`)
      await keyboard.press('Space')
    }
    await tabTo('#agree')
    await keyboard.press('Enter')
    await locate('#result-approved').waitFor()
  })

  test('the whole way in English', async () => {
    await on.phone.page.goto(`${on.world.shopUrl}/?lang=en`)
    await orderInEnglish()
    if ((await locate('h1').first().textContent())?.match(/[\u4e00-\u9fff]/))
      await locate('#switch-language').first().click()
    await signIn(on.phone, aPhone())
    await on.phone.shoot('offers')
    await chooseOffer(on.phone, 'Lezhong').catch(() => chooseOffer(on.phone, 'Huaxin'))
    await on.phone.shoot('sheet')
    await readSheet(on.phone)
    await on.phone.shoot('consent')
    await agreeToAll(on.phone)
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
    await on.phone.shoot('approved')
    const left =
      ((await locate('#app').textContent()) ?? '')
        .match(/[\u4e00-\u9fff]+/g)
        ?.filter((it) => !['中文', '山野集'].includes(it)) ?? []
    expect(left).toEqual([])
  })

  const orderInEnglish = async (): Promise<void> => {
    const { page } = on.phone
    await page.goto(`${on.world.shopUrl}/?lang=en`)
    await page.locator('a.card').first().click()
    await expect.poll(() => promotionText(page)).toContain('Annual rate')
    await on.phone.shoot('product')
    await page.locator('form[action="/cart"] button').first().click()
    await page.goto(`${on.world.shopUrl}/checkout`)
    await page.locator('miaoguo-pay button').click()
    await page.waitForURL(/checkout\/pages\/offers/)
  }
})
