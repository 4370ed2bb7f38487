import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aSession, id } from '../../../../test/builders'
import { aCard, nobodyYet, somebody } from '../../../../test/cash-builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import ApplicantPage from './index'

type Page = Awaited<ReturnType<typeof renderPage>>
const name = '李晓梅'
const idNumber = '11010519491231002X'
const cardNumber = '6228480402564890018'

const open = async (known: unknown, more: Parameters<typeof fakeServer>[0] = {}) => {
  signedIn()
  const server = fakeServer({ [route.applicant]: ok(known), ...more })
  const page = await renderPage(ApplicantPage)
  return { server, page }
}
const fill = (page: Page, field: string, value: string) =>
  fireEvent.change(page.one(`${field} input`), { target: { value } })
const leave = (page: Page, field: string) => fireEvent.blur(page.one(`${field} input`))
const press = (page: Page, selector: string) => fireEvent.click(page.one(selector))
const valueOf = (page: Page, field: string) =>
  (page.one(`${field} input`) as HTMLInputElement).value
const storedWords = () => JSON.stringify({ ...localStorage })

function fillIdentity(page: Page): void {
  fill(page, '#real-name', name)
  fill(page, '#id-number', idNumber)
  press(page, '#student-no')
}

test('nothing is chosen or said to be wrong before a field was left; then it is said beside it', async () => {
  const { page, server } = await open(nobodyYet)
  await waitFor(() => page.one('#id-number'))
  expect(page.all('.choice-on')).toHaveLength(0)
  leave(page, '#id-number')
  fill(page, '#id-number', '1101051949123100')
  expect(page.all('.field-wrong')).toHaveLength(0)
  leave(page, '#id-number')
  await waitFor(() => expect(page.one('#id-number').textContent).toContain('身份证号是 18 位'))
  fill(page, '#id-number', '110105194912310021')
  expect(page.all('.field-wrong')).toHaveLength(0)
  leave(page, '#id-number')
  await waitFor(() => expect(page.one('#id-number').textContent).toContain('校验码'))
  expect(page.one('#id-number input').getAttribute('aria-invalid')).toBe('true')
  fill(page, '#id-number', '11010519491231002x')
  expect(valueOf(page, '#id-number')).toBe(idNumber)
  press(page, '#verify-identity')
  await waitFor(() => expect(page.text()).toContain('请填写身份证上的姓名'))
  expect(page.text()).toContain('请选择一项')
  expect(server.to(route.verifyIdentity)).toHaveLength(0)
})

test('why each is asked and who receives it stands beside it, and no lender before consent', async () => {
  const { page } = await open(nobodyYet)
  await waitFor(() => page.one('#id-number'))
  for (const shown of ['已满 18 岁', '身份核验机构', '不得向大学生放款', '任何出借机构都不会收到'])
    expect(page.text()).toContain(shown)
})

test('a name is checked once and shown masked with its source; its numbers are gone from the phone', async () => {
  const { page, server } = await open(nobodyYet, { [route.verifyIdentity]: ok(somebody()) })
  await waitFor(() => page.one('#id-number'))
  fillIdentity(page)
  press(page, '#verify-identity')
  press(page, '#verify-identity')
  await waitFor(() => expect(page.text()).toContain('110***********0025'))
  const sent = server.to(route.verifyIdentity)
  expect(sent).toHaveLength(1)
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ name, idNumber, student: false })
  for (const shown of ['*梅', '身份核验机构核对', '发卡银行']) expect(page.text()).toContain(shown)
  expect(page.text()).not.toContain(idNumber)
  expect(storedWords()).not.toContain(name)
})

test('who leaves finds the name again, and neither the ID number nor the card number lies in storage', async () => {
  const first = await open(nobodyYet, { [route.verifyIdentity]: 'offline' })
  await waitFor(() => first.page.one('#id-number'))
  fillIdentity(first.page)
  press(first.page, '#verify-identity')
  await waitFor(() => expect(first.page.text()).toContain('网络未连接'))
  expect(valueOf(first.page, '#id-number')).toBe(idNumber)
  expect(storedWords()).toContain(name)
  expect(storedWords()).not.toContain(idNumber)
  await first.page.unload()
  const { page } = await open(nobodyYet)
  await waitFor(() => expect(valueOf(page, '#real-name')).toBe(name))
  expect(valueOf(page, '#id-number')).toBe('')
  expect(page.all('.choice-on')).toHaveLength(0)
  await page.unload()

  const bound = await open(somebody(), { [route.bindCard]: 'offline' })
  await waitFor(() => bound.page.one('#card-number'))
  fill(bound.page, '#card-number', cardNumber)
  fill(bound.page, '#card-phone', '13800138000')
  press(bound.page, '#bind-card')
  await waitFor(() => expect(bound.page.text()).toContain('网络未连接'))
  for (const part of [cardNumber, '13800138000', '6228 48'])
    expect(storedWords()).not.toContain(part)
})

test('another borrower on the same phone does not find the first one’s name', async () => {
  const first = await open(nobodyYet)
  await waitFor(() => first.page.one('#real-name'))
  fill(first.page, '#real-name', name)
  await first.page.unload()
  signedIn(aSession({ borrowerId: id('bor_000002') }))
  fakeServer({ [route.applicant]: ok(nobodyYet) })
  const page = await renderPage(ApplicantPage)
  await waitFor(() => page.one('#real-name'))
  expect(valueOf(page, '#real-name')).toBe('')
})

test.each([
  ['identity_mismatch', '姓名与身份证号不一致'],
  ['identity_other', '账号已实名为他人'],
  ['verifier_unavailable', '核验服务暂时不可用'],
  ['rate_limited', '操作太频繁'],
] as const)('%s is told, and what was typed stays', async (code, words) => {
  const { page } = await open(nobodyYet, { [route.verifyIdentity]: refusal(code) })
  await waitFor(() => page.one('#id-number'))
  fillIdentity(page)
  press(page, '#verify-identity')
  await waitFor(() => expect(page.text()).toContain(words))
  expect(valueOf(page, '#id-number')).toBe(idNumber)
  expect(valueOf(page, '#real-name')).toBe(name)
})

test('who is under age is told plainly, and nothing is left on the phone', async () => {
  const { page } = await open(nobodyYet, { [route.verifyIdentity]: refusal('identity_not_adult') })
  await waitFor(() => page.one('#id-number'))
  fillIdentity(page)
  press(page, '#verify-identity')
  await waitFor(() => page.one('#not-adult'))
  expect(page.text()).toContain('我们没有保存您填写的信息')
  expect(storedWords()).not.toContain(name)
  press(page, '#fill-again')
  await waitFor(() => page.one('#id-number'))
  expect(valueOf(page, '#id-number')).toBe('')
})

test('a card is bound under the name its bank is shown by, and leads on', async () => {
  const { page, server } = await open(somebody(), {
    [route.bindCard]: [
      refusal('card_mismatch'),
      refusal('card_not_debit'),
      ok(somebody(aCard()), 201),
    ],
  })
  await waitFor(() => page.one('#card-number'))
  expect(page.has('#to-request')).toBe(false)
  fill(page, '#card-number', '6228480402564890019')
  leave(page, '#card-number')
  await waitFor(() => expect(page.one('#card-number').textContent).toContain('校验码'))
  fill(page, '#card-number', cardNumber)
  leave(page, '#card-number')
  await waitFor(() => expect(valueOf(page, '#card-number')).toBe('6228 4804 0256 4890 018'))
  press(page, '#bind-card')
  await waitFor(() => expect(page.text()).toContain('请输入 11 位手机号'))
  fill(page, '#card-phone', '13800138000')
  press(page, '#bind-card')
  await waitFor(() => expect(page.text()).toContain('银行未确认是本人的卡'))
  press(page, '#bind-card')
  await waitFor(() => expect(page.text()).toContain('只能绑定借记卡'))
  press(page, '#bind-card')
  await waitFor(() => expect(page.text()).toContain('中国农业银行 尾号 8018'))
  expect(JSON.parse(server.to(route.bindCard)[2]?.body ?? '')).toEqual({
    number: cardNumber,
    phone: '13800138000',
  })
  expect(page.has('#card-number')).toBe(false)
  press(page, '#to-request')
  await waitFor(() => expect(moves).toEqual(['redirectTo /cash/pages/request/index']))
})

test('a card is removed after a second yes, kept by a no, and a refusal is told beside it', async () => {
  const { page, server } = await open(somebody(aCard()), {
    [route.removeCard]: [refusal('operation_pending'), ok(somebody())],
  })
  await waitFor(() => page.one('.card-remove'))
  press(page, '.card-remove')
  expect(page.text()).toContain('已有的借款不受影响')
  press(page, '.card-keep')
  expect(server.to(route.removeCard)).toHaveLength(0)
  press(page, '.card-remove')
  press(page, '.card-remove-yes')
  await waitFor(() => expect(page.text()).toContain('还有一笔正在确认'))
  press(page, '.card-remove-yes')
  await waitFor(() => page.one('#card-number'))
  expect(page.text()).not.toContain('尾号 8018')
})

test('a name is deleted after a second yes that says what follows, kept by a no, and a refusal has its way out', async () => {
  const { page, server } = await open(somebody(aCard()), {
    [route.removeIdentity]: [
      refusal('identity_in_use'),
      refusal('card_in_use'),
      'offline',
      ok(nobodyYet),
    ],
  })
  await waitFor(() => page.one('#take-back'))
  press(page, '#take-back')
  for (const shown of ['不能恢复', '不能借现金，也不能申请额度', '已有的借款和额度照旧'])
    expect(page.text()).toContain(shown)
  press(page, '#take-back-no')
  expect(page.has('#take-back-yes')).toBe(false)
  expect(server.to(route.removeIdentity)).toHaveLength(0)
  press(page, '#take-back')
  press(page, '#take-back-yes')
  await waitFor(() => expect(page.text()).toContain('出结果后就可以删除'))
  press(page, '#take-back-yes')
  await waitFor(() => expect(page.text()).toContain('请先在那笔借款的页面结束自动还款'))
  press(page, '#take-back-yes')
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  press(page, '#take-back-yes')
  await waitFor(() => page.one('#real-name'))
  expect(valueOf(page, '#real-name')).toBe('')
  expect(page.all('.choice-on')).toHaveLength(0)
  expect(page.text()).not.toContain('尾号 8018')
})

test('whether one studies is said again both ways, and shown with the moment of saying it', async () => {
  const now = somebody()
  if (now.identity === null) throw new Error('somebody has a name')
  const studies = {
    ...now,
    identity: { ...now.identity, student: true, studentSaidAt: '2026-11-29T04:05:00.000Z' },
  }
  const { page, server } = await open(now, {
    [route.sayStudent]: ['offline', ok(studies), ok(now)],
  })
  await waitFor(() => page.one('#change-student'))
  const said = () => page.one('#student-said').textContent
  press(page, '#change-student')
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  expect(said()).toContain('不是')
  press(page, '#change-student')
  await waitFor(() => expect(said()).toContain('是，在校'))
  expect(said()).toContain('2026年11月29日')
  expect(page.one('#change-student').textContent).toContain('我不是在校学生')
  press(page, '#change-student')
  await waitFor(() => expect(said()).toContain('不是'))
  const sent = server.to(route.sayStudent).map((it) => JSON.parse(it.body ?? ''))
  expect(sent).toEqual([{ student: true }, { student: true }, { student: false }])
})

test('a further card has its form behind a button', async () => {
  const { page } = await open(somebody(aCard()))
  await waitFor(() => page.one('#another-card'))
  expect(page.has('#card-number')).toBe(false)
  press(page, '#another-card')
  await waitFor(() => page.one('#card-number'))
})

test('waiting, offline and signing in have their own faces, and signing in goes on here', async () => {
  signedIn()
  fakeServer({ [route.applicant]: silence })
  const waiting = await renderPage(ApplicantPage)
  expect(waiting.text()).toContain('正在加载')
  await waiting.unload()
  fakeServer({ [route.applicant]: ['offline', ok(nobodyYet)] })
  const back = await renderPage(ApplicantPage)
  await waitFor(() => expect(back.text()).toContain('网络未连接'))
  press(back, '#retry')
  await waitFor(() => back.one('#id-number'))
  await back.unload()
})

test('who is signed out signs in here and goes on here', async () => {
  fakeServer({ [route.applicant]: ok(nobodyYet), [route.signIn]: ok(aSession(), 201) })
  const page = await renderPage(ApplicantPage)
  await waitFor(() => page.one('#sign-in'))
  expect(page.text()).toContain('信息只属于您的账号')
  fill(page, '#phone', '13800138000')
  fill(page, '#code', '246810')
  press(page, '#sign-in')
  await waitFor(() => page.one('#id-number'))
})

test('in English', async () => {
  const { page } = await open(somebody(aCard()))
  await waitFor(() => page.one('.card-remove'))
  press(page, '#switch-language')
  await waitFor(() => expect(page.text()).toContain('Agricultural Bank of China ending in 8018'))
})
