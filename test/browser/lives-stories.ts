import { carryServiceRequest } from '@miaoguo/bff/src/service-requests/carry-service-request.ts'
import { formatMoney } from '@miaoguo/shared/money/format'
import { expect } from 'vitest'
import { disputeAtLender, disputesOf } from '../support/disputed.ts'
import { eventually, valueOf } from '../support/shopper.ts'
import type { OnOffer } from './lives-products.ts'
import { confirmOnPhone, openLoan, paidToTheEnd, says, type Life } from './lives-walk.ts'

export type Story = {
  name: string
  /** The four digits of the persona the lender knows. */
  ending?: string
  /** Why there is no such life; undefined where there is. */
  lacks?(taken: OnOffer): string | undefined
  live(life: Life): Promise<void>
}

const noMerchant = ({ scene }: OnOffer): string | undefined =>
  scene === 'cash' ? 'no merchant stands behind cash' : undefined
const yuan = (amountMinor: number): string => formatMoney({ amountMinor, currency: 'CNY' })

/** What is on the way of every product: paid as agreed, the first row on the phone. */
export const happy: Story = {
  name: 'paid as agreed',
  live: async (life) => {
    await openLoan(life)
    const { on } = life
    await on.seen('#pay-now').click()
    await on.seen('.repay-way').first().click()
    await confirmOnPhone(life)
    await expect.poll(() => on.seen('.row-paid').count()).toBe(1)
    await on.phone.page.goto(`${on.world.url}/#/account/pages/bills/index`)
    await on
      .seen(life.taken.count > 1 ? '.bill' : '#no-bills')
      .first()
      .waitFor()
    await paidToTheEnd(life)
  },
}

const pending: Story = {
  name: 'pending, then approved by itself',
  ending: '0003',
  live: (life) => paidToTheEnd(life),
}

const changedMind: Story = {
  name: 'a changed mind: withdrawn in cooling off',
  live: async (life) => {
    const { on, lives, taken, it } = life
    await openLoan(life)
    await on.seen('#withdraw').click()
    await on.seen('#withdrawal-total').waitFor()
    expect(await on.seen('#withdrawal-total').textContent()).toBe(yuan(taken.amountMinor))
    await on.seen('#to-confirm').click()
    await on.seen('#confirm-repayment').click()
    await on.seen('#repayment-succeeded').waitFor()
    // Every row is gone with the loan, so the page has none to wait for.
    await on.seen('#to-loan').click()
    await on.seen('.bill-withdrawn').waitFor()
    await lives.endsAs(it, { taken, status: 'withdrawn' })
  },
}

const partlyRefunded: Story = {
  name: 'refunded, in part where its lender does that',
  lacks: noMerchant,
  live: async (life) => {
    const { lives, taken, it, on } = life
    const refundedMinor = taken.refunds === 'in part' ? 33_333 : taken.amountMinor
    const asked = await lives.till.refund(it.authorization.id, { amountMinor: refundedMinor })
    expect(valueOf(asked).status).toBe('succeeded')
    await lives.mirrored(it)
    const left = taken.amountMinor - refundedMinor
    if (left > 0) {
      await openLoan(life)
      expect(await says(life)).toContain(yuan(left))
      return paidToTheEnd(life, { refundedMinor })
    }
    await on.phone.page.goto(`${on.world.url}/#/account/pages/loan/index?loan=${it.loanId}`)
    await on.seen('.bill-paid_off').waitFor()
    await lives.endsAs(it, { taken, status: 'paid_off', back: { refundedMinor } })
  },
}

const prepaid: Story = {
  name: 'repaid ahead',
  live: async (life) => {
    const { on, taken } = life
    await openLoan(life)
    if (taken.ahead === 'whole') {
      expect(await on.seen('#prepay').count()).toBe(0)
      await on.seen('#pay-off').click()
      await on.seen('#quote-total').waitFor()
      await on.seen('#to-confirm').click()
    } else {
      await on.seen('#prepay').click()
      await on.seen('#ahead-amount').locator('input').fill('200.00')
      await on.seen('#keep-term').click()
      await on.seen('#preview').click()
      await on.seen('#confirm-repayment').waitFor()
      expect(await on.seen('body').textContent()).toContain('比按期还少付')
    }
    await confirmOnPhone(life)
    await paidToTheEnd(life)
  },
}

const hardship: Story = {
  name: 'hardship: relief read beside the old plan, and taken',
  live: async (life) => {
    const { on, taken, it } = life
    await openLoan(life)
    await on.seen('#ask-lender').click()
    await on.seen('#kind-hardship').click()
    await on.seen(`#topic-${taken.relief}`).click()
    await on
      .seen('#help-text')
      .locator('textarea')
      .or(on.seen('textarea#help-text'))
      .first()
      .fill('本月住院，收入减少。')
    await on.seen('#send-request').click()
    await eventually('its lender answers', async () => {
      const [asked] = await on.world.deps.db
        .selectFrom('serviceRequests')
        .select(['id', 'status'])
        .where('loanId', '=', it.loanId)
        .execute()
      if (asked?.status === 'answered') return true
      if (asked) await carryServiceRequest(on.world.deps, { serviceRequestId: asked.id })
      return undefined
    })
    await on.phone.page.reload()
    await on.seen('[id^="accept-"]').click()
    await on.seen('.relief-status').waitFor()
    await paidToTheEnd(life)
  },
}

const disputed: Story = {
  name: 'disputed and lost by the shop: what was taken back is not owed',
  lacks: noMerchant,
  live: async (life) => {
    const { on, lives, taken, it } = life
    const disputes = disputesOf(on.world)
    const disputeLostMinor = 30_003
    await disputeAtLender(on.world, it, { amountMinor: disputeLostMinor, lender: taken.code })
    const { id } = await disputes.heard(it)
    await openLoan(life)
    expect(await says(life)).toContain(yuan(taken.amountMinor))
    expect(await on.seen('.dispute-being_decided').textContent()).toContain(yuan(disputeLostMinor))
    valueOf(await disputes.submit(id, { explanation: '无' }))
    await disputes.is(id, 'lost')
    await lives.mirrored(it)
    await openLoan(life)
    expect(await says(life)).toContain(yuan(taken.amountMinor - disputeLostMinor))
    expect(await on.seen('.dispute-given_back').textContent()).toContain('不用再还')
    await paidToTheEnd(life, { disputeLostMinor })
  },
}

/** Lived last, and taken before: a merchant's clock moves on alone. */
export const late: Story = {
  name: 'late, then cured',
  live: async (life) => {
    const { on, lives, taken } = life
    const it = await lives.reach(taken, life.it, taken.lateDays)
    await openLoan({ ...life, it })
    await on.seen('#pay-late').waitFor()
    expect(await on.seen('body').textContent()).toMatch(/已逾期 \d+ 天/)
    const { options } = await lives.phone.rows(it)
    expect(await on.seen('#pay-late').textContent()).toContain(yuan(options.overdueMinor))
    await on.seen('#pay-late').click()
    await on.seen('.repay-way').first().click()
    await confirmOnPhone({ ...life, it })
    await expect.poll(() => on.seen('#pay-late').count()).toBe(0)
    await paidToTheEnd({ ...life, it })
  },
}

/** Whoever is declined has no loan, so it is told by itself. */
export const declined = { name: 'declined, and nothing is owed', ending: '0002' } as const

export const stories: readonly Story[] = [
  pending,
  changedMind,
  partlyRefunded,
  prepaid,
  late,
  hardship,
  disputed,
]
