import type { PlatformReminders } from '@miaoguo/shared/repayment/reminders'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { aBillRow, someBills } from '../../../../test/repay-builders'
import { plugMessages, type Permission } from '../../../platform/subscribe'
import BillsPage from './index'

const settings = (it: Partial<PlatformReminders> = {}, phoneMasked: string | null = null) => ({
  sms: false,
  phoneMasked,
  platform: {
    channel: 'weapp',
    templateId: 'tmpl-1',
    on: false,
    left: 0,
    refused: false,
    ...it,
  },
})
/** A platform that answers in turn, and remembers what it was asked. */
function answering(...answers: Permission[]): string[] {
  const asked: string[] = []
  plugMessages(async (templateId) => {
    asked.push(templateId)
    return answers.shift() ?? { outcome: 'unavailable' }
  })
  return asked
}
const open = async (routes: Parameters<typeof fakeServer>[0]) => {
  signedIn()
  const server = fakeServer({ [route.bills]: ok(someBills([aBillRow({})])), ...routes })
  const page = await renderPage(BillsPage)
  await waitFor(() => page.one('#platform-reminders'))
  return { server, page }
}

test('the platform asks on a press alone, and a yes is told with a code that says whose it is', async () => {
  const asked = answering({ outcome: 'accepted', code: 'li.2' })
  const { page, server } = await open({
    [route.reminders]: ok(settings()),
    [route.permitReminder]: ok(settings({ on: true, left: 1 })),
  })
  expect(asked).toEqual([])
  expect(page.one('#platform-reminders').textContent).toContain('同意一次只能发一条')
  expect(page.all('.remind-me')).toHaveLength(0)
  fireEvent.click(page.one('#permit-reminder'))
  fireEvent.click(page.one('#permit-reminder'))
  await waitFor(() =>
    expect(page.one('#platform-reminders').textContent).toContain('还能在微信里提醒您 1 次'),
  )
  expect(asked).toEqual(['tmpl-1'])
  expect(server.to(route.permitReminder).map((it) => it.body)).toEqual(['{"code":"li.2"}'])
})

test('a no, and a platform that cannot ask, are said and nothing is sent to the server', async () => {
  answering({ outcome: 'declined' }, { outcome: 'unavailable' })
  const { page, server } = await open({ [route.reminders]: ok(settings()) })
  fireEvent.click(page.one('#permit-reminder'))
  await waitFor(() => expect(page.text()).toContain('您没有同意，微信里不会提醒'))
  fireEvent.click(page.one('#permit-reminder'))
  await waitFor(() => expect(page.text()).toContain('微信现在不能询问您'))
  expect(server.to(route.permitReminder)).toHaveLength(0)
})

test('when none is left, or the platform refused, that is said; more is asked for on a press, and one press ends it', async () => {
  const asked = answering({ outcome: 'accepted', code: 'li.3' })
  const { page, server } = await open({
    [route.reminders]: ok(settings({ on: true, left: 0 })),
    [route.permitReminder]: refusal('login_code_invalid'),
    [route.changeReminders]: ok(settings()),
  })
  expect(page.one('#platform-reminders').textContent).toContain('用完了')
  expect(asked).toEqual([])
  fireEvent.click(page.one('#permit-reminder'))
  await waitFor(() => expect(page.has('.problem-line')).toBe(true))
  expect(page.one('#platform-reminders').textContent).toContain('用完了')
  fireEvent.click(page.one('#end-platform-reminders'))
  await waitFor(() => expect(page.has('#end-platform-reminders')).toBe(false))
  expect(server.to(route.changeReminders).map((it) => it.body)).toEqual([
    '{"sms":false,"platform":false}',
  ])
  await page.unload()
  const refused = await open({
    [route.reminders]: ok({
      ...settings({ on: true, refused: true, channel: 'alipay' }, '139****8000'),
      sms: true,
    }),
  })
  expect(refused.page.one('#platform-reminders').textContent).toContain('支付宝说您现在不接收提醒')
  expect(refused.page.text()).toContain('改发短信到 139****8000')
})
