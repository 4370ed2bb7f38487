import { fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { id } from '../../../../test/builders'
import * as a from '../../../../test/console-builders'
import { fakeServer, ok, refusal } from '../../../../test/fake-server'
import { renderPage } from '../../../../test/render-page'
import { useConsole } from '../../../features/console/console-store'
import DeskPage from './index'

const { path, atConsole } = a
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const listed = ok({ items: [a.aCampaign()], nextCursor: null })

beforeEach(() => useConsole.setState({ state: { phase: 'loading' }, mode: 'test' }))

test('a budget is a bar and its numbers, and says who pays what', async () => {
  atConsole('finance')
  fakeServer({ [path.campaigns]: listed })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => page.one('.budget-bar'))
  expect(page.one('.budget-spent').getAttribute('width')).toBe('250000')
  expect(page.one('.budget-reserved').getAttribute('x')).toBe('250000')
  for (const shown of ['已用 ¥2,500.00', '已预留 ¥1,000.00', '剩余 ¥6,500.00，共 ¥10,000.00'])
    expect(page.text()).toContain(shown)
  expect(page.text()).toContain('利息 100.00%，费用 0.00%')
})

const products = (...items: Parameters<typeof a.aCampaignProduct>[0][]) =>
  ok({ items: items.map((it) => a.aCampaignProduct(it)) })
const written = {
  name: '双十二',
  startsOn: '2026-12-10',
  endsOn: '2026-12-12',
  interest: '50',
  fee: '0',
  budget: '1,000.50',
  counts: '3, 6',
}
const openForm = async () => {
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => page.one('#new-campaign'))
  fireEvent.click(page.one('#new-campaign'))
  await waitFor(() => page.one('#create-campaign'))
  return page
}
type Page = Awaited<ReturnType<typeof openForm>>
const write = (page: Page, fields: Record<string, string>) => {
  for (const [name, text] of Object.entries(fields)) type(page.one(`#campaign-${name}`), text)
}
const tick = (page: Page, group: string, text: string): void => {
  const found = [...page.one(group).querySelectorAll('label')].find((it) =>
    it.textContent?.includes(text),
  )
  if (!found) throw new Error(`${group} has no ${text}`)
  fireEvent.click(found)
}

test('a campaign is written in percent and yuan, and sent in parts and fen; a refusal is said in words', async () => {
  atConsole('owner')
  const server = fakeServer({
    [path.campaigns]: listed,
    [path.campaignProducts]: products({}),
    [path.createCampaign]: [refusal('campaign_without_lender'), ok(a.aCampaign(), 201)],
  })
  const page = await openForm()
  write(page, written)
  fireEvent.click(page.one('#create-campaign'))
  await waitFor(() => expect(page.text()).toContain('没有机构支持这样的贴息'))
  fireEvent.click(page.one('#create-campaign'))
  await waitFor(() => page.one('#new-campaign'))
  expect(JSON.parse(server.to(path.createCampaign)[1]?.body ?? '{}')).toEqual({
    name: '双十二',
    currency: 'CNY',
    startsOn: '2026-12-10',
    endsOn: '2026-12-12',
    interestPpm: 500_000,
    feePpm: 0,
    budgetMinor: 100_050,
    installmentCounts: [3, 6],
  })
})

test('nothing that costs money is filled in, and each field says what is wrong with it', async () => {
  atConsole('owner')
  const server = fakeServer({ [path.campaigns]: listed, [path.campaignProducts]: products({}) })
  const page = await openForm()
  for (const name of ['interest', 'fee', 'budget'])
    expect((page.one(`#campaign-${name}`) as HTMLInputElement).value).toBe('')
  expect(page.all('.field-wrong')).toEqual([])
  fireEvent.click(page.one('#create-campaign'))
  const saidAt = (name: string) =>
    page.one(`#campaign-${name}`).closest('.field')?.querySelector('.field-wrong')?.textContent
  expect(saidAt('name')).toBe('请填写 1 至 40 个字')
  expect(saidAt('startsOn')).toBe('请选择日期')
  expect(saidAt('interest')).toBe('请填写 0 至 100，最多四位小数')
  expect(saidAt('budget')).toBe('请填写该币种的金额，如 5,000')
  write(page, { ...written, endsOn: '2026-12-09', interest: '0', budget: '0', counts: '3, 12' })
  expect(saidAt('name')).toBeUndefined()
  expect(saidAt('endsOn')).toBe('不能早于开始日期')
  expect(saidAt('fee')).toBe('利息和费用不能都为 0')
  expect(saidAt('budget')).toBe('请填写该币种的金额，如 5,000')
  expect(saidAt('counts')).toBe('所选机构和产品没有 12 期')
  write(page, { interest: '100.5', counts: '3, x' })
  expect(saidAt('interest')).toBe('请填写 0 至 100，最多四位小数')
  expect(saidAt('counts')).toBe('请填写 1 至 60 的整数，最多 12 个')
  fireEvent.click(page.one('#create-campaign'))
  expect(server.to(path.createCampaign)).toEqual([])
})

test('a currency, a lender and a product are chosen by name, and an amount is of its currency', async () => {
  atConsole('owner')
  const server = fakeServer({
    [path.campaigns]: listed,
    [path.campaignProducts]: products(
      {},
      {
        lenderId: id('len_000002'),
        lenderName: { zhCN: '日本示范信贷', en: 'Nihon' },
        productCode: 'monthly',
        productName: { zhCN: '月付', en: 'Monthly' },
        currency: 'JPY',
      },
      {
        lenderId: id('len_000003'),
        lenderName: { zhCN: '东海示范信贷', en: 'Tokai' },
        productCode: 'slow',
        productName: { zhCN: '慢付', en: 'Slow' },
        currency: 'JPY',
      },
    ),
    [path.createCampaign]: ok(a.aCampaign(), 201),
  })
  const page = await openForm()
  expect((page.one('#campaign-currency') as HTMLSelectElement).value).toBe('')
  expect(page.all('#campaign-lenders')).toEqual([])
  write(page, { ...written, budget: '1,000' })
  fireEvent.click(page.one('#create-campaign'))
  expect(page.text()).toContain('请选择币种')
  type(page.one('#campaign-currency'), 'CNY')
  tick(page, '#campaign-lenders', '华信示范银行股份有限公司')
  type(page.one('#campaign-currency'), 'JPY')
  expect(page.text()).not.toContain('华信示范银行股份有限公司')
  tick(page, '#campaign-lenders', '日本示范信贷')
  expect(page.one('#campaign-products').textContent).not.toContain('东海示范信贷')
  tick(page, '#campaign-products', '月付 · 日本示范信贷')
  write(page, { budget: '1000.5' })
  expect(page.text()).toContain('请填写该币种的金额')
  write(page, { budget: '1,000' })
  fireEvent.click(page.one('#create-campaign'))
  await waitFor(() => page.one('#new-campaign'))
  expect(JSON.parse(server.to(path.createCampaign)[0]?.body ?? '{}')).toMatchObject({
    currency: 'JPY',
    budgetMinor: 1000,
    lenderIds: ['len_000002'],
    productCodes: ['monthly'],
  })
})

test('a campaign says for whom it is, by legal names', async () => {
  atConsole('finance')
  fakeServer({
    [path.campaigns]: ok({
      items: [a.aCampaign({ lenderIds: [id('len_000001')], productCodes: ['steady', 'gone'] })],
      nextCursor: null,
    }),
    [path.campaignProducts]: products({}),
  })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() =>
    expect(page.text()).toContain('仅限 华信示范银行股份有限公司；信用分期；gone'),
  )
})

test('where nobody carries a campaign, none is asked for', async () => {
  atConsole('owner')
  fakeServer({ [path.campaigns]: listed, [path.campaignProducts]: products() })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => page.one('#new-campaign'))
  fireEvent.click(page.one('#new-campaign'))
  await waitFor(() => expect(page.text()).toContain('目前没有机构支持贴息'))
  expect(page.all('#create-campaign')).toEqual([])
})

test('pausing is one tap, ending asks once more', async () => {
  atConsole('owner')
  const server = fakeServer({
    [path.campaigns]: listed,
    [path.pauseCampaign]: ok(a.aCampaign({ status: 'paused' })),
    [path.endCampaign]: ok(a.aCampaign({ status: 'ended' })),
  })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => page.one('.budget'))
  fireEvent.click(page.getByText('暂停'))
  await waitFor(() => expect(server.to(path.pauseCampaign)).toHaveLength(1))
  fireEvent.click(page.getByText('结束'))
  expect(page.text()).toContain('确认结束？')
  expect(server.to(path.endCampaign)).toEqual([])
  fireEvent.click(page.getByText('结束'))
  await waitFor(() => expect(server.to(path.endCampaign)).toHaveLength(1))
})

test('what a lender charges otherwise is said with both amounts, and once both agree too', async () => {
  atConsole('finance')
  const one = {
    loanId: id('ln_000001'),
    checkoutId: id('chk_000001'),
    merchantReference: 'R-1001',
    lenderName: { zhCN: '华信示范银行股份有限公司', en: 'Huaxin' },
    currency: 'CNY',
    spentMinor: 3_639,
    chargedMinor: 3_739,
    foundAt: '2026-12-02T02:00:00.000Z',
    closedAt: null,
  }
  const other = { ...one, loanId: id('ln_000002'), merchantReference: 'R-1002' }
  fakeServer({
    [path.campaigns]: ok({
      items: [a.aCampaign({ openDifferences: 1 }), a.aCampaign({ id: id('cmp_000002') })],
      nextCursor: null,
    }),
    [path.campaignProducts]: products({}),
    [path.differences]: ok({
      items: [one, { ...other, closedAt: '2026-12-03T02:00:00.000Z' }],
      nextCursor: null,
    }),
  })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => expect(page.getAllByText('1 笔计收不符')).toHaveLength(1))
  fireEvent.click(page.getByText('查看差异'))
  await waitFor(() => expect(page.text()).toContain('R-1002'))
  for (const shown of ['ln_000001', '¥36.39', '¥37.39', '待核对', '已核清'])
    expect(page.text()).toContain(shown)
  fireEvent.click(page.getByText('收起'))
  expect(page.text()).not.toContain('R-1001')
})
