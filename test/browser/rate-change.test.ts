import { describe, expect, test } from 'vitest'
import { browserMissing } from '../support/browser.ts'
import { startSandbox } from '../support/sandbox.ts'
import type { Books } from '../sandbox/lenders/books.ts'
import { everyLook } from './looks.ts'
import { onAPhone } from './on-a-phone.ts'
import { aPhone, upToSignature } from './walk.ts'

describe.skipIf(browserMissing())('a lender changes the rate of a loan', () => {
  const on = onAPhone(startSandbox, { story: 'rate-change' })

  test('the loan says so: both rates, each installment, why, and the ways out', async () => {
    await upToSignature(on.phone, on.world, { number: aPhone(), lender: '信用分期' })
    await on.seen('#agree').click()
    await on.seen('#result-approved').waitFor()
    const lender = `http://127.0.0.1:${on.world.ports.lender.huaxin}/sandbox`
    const books = (await (await fetch(`${lender}/books`)).json()) as Books
    const account = books.loans.at(-1)?.account
    const body = {
      annualInterestPpm: (account?.terms.annualInterestPpm ?? 0) - 15_000,
      effectiveOn: account?.rows[0]?.dueOn,
      reason: {
        zhCN: '一年期LPR下调，按合同约定的重定价日调整。',
        en: 'The one-year LPR went down; the rate follows it on the day agreed.',
      },
    }
    const told = await fetch(`${lender}/loans/${account?.loanReference}/rate`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    expect(told.status).toBe(200)
    await on.phone.page.goto(`${on.world.clientUrl}/#/account/pages/bills/index`)
    await on.seen('.bill').first().click()
    const isTold = async (): Promise<boolean> => {
      await on.phone.page.reload()
      return on
        .seen('.rate-by')
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        )
    }
    await expect.poll(isTold, { timeout: 30_000 }).toBe(true)
    await on.seen('.rate-by').scrollIntoViewIfNeeded()
    await everyLook(on.phone, 'loan-rate')
    await on.seen('#rate-help').scrollIntoViewIfNeeded()
    await on.phone.shoot('ways-out')
    await on.seen('#rate-payoff').click()
    await on.phone.page.waitForURL(/kind=payoff/)
  })
})
