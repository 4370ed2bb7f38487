import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import { browserMissing, launch, newPhoneIn, type Phone } from '../support/browser.ts'
import { startSandbox, type Sandbox } from '../support/sandbox.ts'
import { call, valueOf } from '../support/shopper.ts'
import { aPhone, upToSignature } from './walk.ts'

const daySeconds = 86_400

describe.skipIf(browserMissing())('the hard days of a loan', () => {
  let sandbox: Sandbox
  let browser: Browser
  let phone: Phone
  beforeAll(async () => {
    sandbox = await startSandbox()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.close()
  })
  beforeEach(async ({ task }) => {
    phone = await newPhoneIn(browser, { story: task.name.replace(/\W+/g, '-').slice(0, 60) })
  })
  afterEach(async () => {
    await phone.context.close()
    expect(phone.problems).toEqual([])
  })
  const locate = (selector: string) => phone.page.locator(`${selector}:visible`)
  const text = () => locate('body').textContent()

  test('late: what it costs and what follows is said, relief is shown beside the old plan and taken', async () => {
    await upToSignature(phone, sandbox, { number: aPhone(), lender: '华信' })
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
    await call(sandbox.clientUrl, testClockContract.advance, {
      token: demoMerchant.secretKey,
      body: { seconds: 40 * daySeconds },
    }).then(valueOf)
    await locate('#to-bills').click()
    await locate('#ask-relief').waitFor()
    expect(await text()).toMatch(/已逾期 \d+ 天/)
    await phone.shoot('late')
    const loan = phone.page.url()
    await phone.page.goto(`${sandbox.clientUrl}/#/account/pages/bills/index`)
    await expect.poll(text).toMatch(/已逾期 \d+ 期/)
    await phone.shoot('bills')
    await phone.page.goto(loan)
    await locate('#pay-late').scrollIntoViewIfNeeded()
    await phone.shoot('ways-out')

    await locate('#ask-relief').click()
    await locate('#kind-hardship').click()
    await locate('#topic-defer').click()
    await locate('#help-text textarea, textarea#help-text').first().fill('本月住院，收入减少。')
    await phone.shoot('asking')
    await locate('#send-request').click()
    const answered = async (): Promise<boolean> => {
      await phone.page.reload()
      return locate('[id^="accept-"]')
        .first()
        .waitFor({ timeout: 4_000 })
        .then(
          () => true,
          () => false,
        )
    }
    await expect.poll(answered, { timeout: 60_000 }).toBe(true)
    await locate('.relief').scrollIntoViewIfNeeded()
    await phone.shoot('relief')
    await locate('[id^="accept-"]').scrollIntoViewIfNeeded()
    await phone.shoot('two-answers')
    await locate('[id^="accept-"]').click()
    await locate('.relief-status').waitFor()
    await phone.shoot('accepted')
    await phone.page.goto(`${sandbox.clientUrl}/#/account/pages/bills/index`)
    await locate('.bill').first().waitFor()
    expect(await text()).not.toMatch(/已逾期 \d+ 期/)
    await phone.shoot('bills-after')
  })
})
