import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { afterEach, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import { browserMissing } from '../support/browser.ts'
import { startSandbox } from '../support/sandbox.ts'
import { call, valueOf } from '../support/shopper.ts'
import { onAPhone } from './on-a-phone.ts'
import { aPhone, upToSignature } from './walk.ts'

const daySeconds = 86_400

describe.skipIf(browserMissing())('the hard days of a loan', () => {
  const on = onAPhone(startSandbox)
  afterEach(async () => {
    await on.phone.context.close()
    expect(on.phone.problems).toEqual([])
  })
  const locate = (selector: string) => on.phone.page.locator(`${selector}:visible`)
  const text = () => locate('body').textContent()

  test('late: what it costs and what follows is said, relief is shown beside the old plan and taken', async () => {
    await upToSignature(on.phone, on.world, { number: aPhone(), lender: '华信' })
    await locate('#agree').click()
    await locate('#result-approved').waitFor()
    await call(on.world.clientUrl, testClockContract.advance, {
      token: demoMerchant.secretKey,
      body: { seconds: 40 * daySeconds },
    }).then(valueOf)
    await locate('#to-bills').click()
    await locate('#ask-relief').waitFor()
    expect(await text()).toMatch(/已逾期 \d+ 天/)
    await on.phone.shoot('late')
    const loan = on.phone.page.url()
    await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
    await expect.poll(text).toMatch(/已逾期 \d+ 期/)
    await on.phone.shoot('bills')
    await on.phone.page.goto(loan)
    await locate('#pay-late').scrollIntoViewIfNeeded()
    await on.phone.shoot('ways-out')

    await locate('#ask-relief').click()
    await locate('#kind-hardship').click()
    await locate('#topic-defer').click()
    await locate('#help-text textarea, textarea#help-text').first().fill('本月住院，收入减少。')
    await on.phone.shoot('asking')
    await locate('#send-request').click()
    const answered = async (): Promise<boolean> => {
      await on.phone.page.reload()
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
    await on.phone.shoot('relief')
    await locate('[id^="accept-"]').scrollIntoViewIfNeeded()
    await on.phone.shoot('two-answers')
    await locate('[id^="accept-"]').click()
    await locate('.relief-status').waitFor()
    await on.phone.shoot('accepted')
    await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
    await locate('.bill').first().waitFor()
    expect(await text()).not.toMatch(/已逾期 \d+ 期/)
    await on.phone.shoot('bills-after')
  })
})
