import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildNative } from './build.mjs'

type Jump = { appId: string; path: string; fail?: (error: { errMsg: string }) => void }
type Answer = { statusCode?: number; status?: number; data: unknown }
type Asked = { url: string; success(answer: Answer): void; fail(): void }
type Rendered = { state: string; words: Record<string, string> | null }

const shown = {
  shown: true,
  currency: 'CNY',
  amountMinor: 129_900,
  installmentCount: 3,
  installmentMinor: 43_300,
  annualRatePpm: 72_000,
  annualRateConvention: 'simple',
  totalCostMinor: 1_560,
  lenderName: { zhCN: '华信示范银行', en: 'Huaxin' },
  text: { zhCN: '-', en: '-' },
}
const properties = {
  amount: 129_900,
  publishableKey: 'pk_test_demo',
  server: 'https://api.example',
  appId: 'wx0001',
  token: '',
}

/** A component as its platform would hold it, with what it asked and where it jumped. */
function mount(
  platform: 'weapp' | 'alipay',
  code: string,
  it: { set?: object; near?: boolean; embedded?: 'opens' | 'fails' | 'cancelled' | 'missing' } = {},
) {
  const asked: Asked[] = []
  const jumps: string[] = []
  const events: unknown[] = []
  let see: (it: { intersectionRatio: number }) => void = () => undefined
  const api = {
    request: (question: Asked) => void asked.push(question),
    navigateToMiniProgram: ({ appId, path }: Jump) => void jumps.push(`whole ${appId} ${path}`),
    ...(it.embedded === 'missing'
      ? {}
      : {
          openEmbeddedMiniProgram: ({ appId, path, fail }: Jump) => {
            if (it.embedded === 'fails') fail?.({ errMsg: 'fail no permission' })
            else if (it.embedded === 'cancelled') fail?.({ errMsg: 'fail cancel' })
            else jumps.push(`half ${appId} ${path}`)
          },
        }),
  }
  type Definition = Record<string, unknown> & {
    methods: Record<string, () => void>
    data: Rendered
    props?: object
    properties?: Record<string, { value: unknown }>
    lifetimes?: Record<'attached' | 'detached', () => void>
    didMount?: () => void
  }
  let definition: Definition | undefined
  runInNewContext(code, {
    wx: platform === 'weapp' ? api : undefined,
    my: platform === 'alipay' ? api : undefined,
    Component: (made: Definition) => void (definition = made),
  })
  if (!definition) throw new Error('no component was defined')
  const made: Definition = definition
  const defaults =
    definition.props ??
    Object.fromEntries(
      Object.entries(definition.properties ?? {}).map(([name, { value }]) => [name, value]),
    )
  const set = { ...defaults, ...properties, ...it.set }
  const data = { ...definition.data, ...(platform === 'weapp' ? set : {}) }
  const observer = {
    relativeToViewport: () => observer,
    observe: (_: string, then: typeof see) => void (see = then),
    disconnect: () => undefined,
  }
  const instance = {
    ...definition.methods,
    data,
    props: { ...set, onOpen: (detail: unknown) => void events.push(detail) },
    setData: (change: object) => void Object.assign(data, change),
    triggerEvent: (_: string, detail: unknown) => void events.push(detail),
    createIntersectionObserver: () => observer,
  }
  const begin = definition.lifetimes?.attached ?? definition.didMount
  begin?.call(instance as never)
  // Some runtimes call at once, to say that nothing is seen.
  see({ intersectionRatio: 0 })
  if (it.near ?? true) see({ intersectionRatio: 0.1 })
  const reply = (status: number, body: unknown): void =>
    asked.at(-1)?.success({ statusCode: status, status, data: body })
  return {
    data,
    asked,
    jumps,
    events,
    reply,
    tap: () => made.methods['onOpen']?.call(instance as never),
  }
}

describe.each(['weapp', 'alipay'] as const)('the native component for %s', (platform) => {
  let files: Record<string, string>
  let code = ''
  beforeAll(async () => {
    files = await buildNative(platform)
    code = files['miaoguo-promotion.js'] ?? ''
  })

  test('weighs 15 kB at most, and nothing of Taro or zod', () => {
    const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(bytes).toBeLessThan(15_000)
    expect(code).not.toMatch(/taro|zod|Symbol\.for\("react/i)
  })

  test('speaks its platform’s template language and no other', () => {
    const template = files[`miaoguo-promotion.${platform === 'weapp' ? 'wxml' : 'axml'}`] ?? ''
    expect(template).toContain(platform === 'weapp' ? 'wx:if=' : 'a:if=')
    expect(template).toContain(platform === 'weapp' ? 'bindtap=' : 'onTap=')
    expect(template).not.toContain('mg:')
  })

  test('asks nothing before it is near the screen, then shows every figure', () => {
    expect(mount(platform, code, { near: false }).asked).toEqual([])
    const it = mount(platform, code)
    expect(it.asked.map((one) => one.url)).toEqual([
      'https://api.example/v1/promotions?key=pk_test_demo&amountMinor=129900&currency=CNY',
    ])
    it.reply(200, shown)
    expect(it.data).toMatchObject({
      state: 'shown',
      words: {
        installment: '¥433.00 × 3 期起',
        rate: '年化利率（单利）7.20%',
        cost: '总成本 ¥15.60',
      },
    })
  })

  test('says what the shop pays, and that it is free where it is', () => {
    const it = mount(platform, code)
    const subsidy = { subsidyMinor: 1_560 }
    it.reply(200, { ...shown, annualRatePpm: 0, totalCostMinor: 0, subsidy })
    expect(it.data.words).toMatchObject({
      installment: '3 期免息 ¥433.00 × 3',
      rate: '年化利率（单利）0.00%',
      lender: '由华信示范银行提供，商家承担息费 ¥15.60 · 以贷款机构审批为准',
    })
  })

  test.each<[string, number, unknown]>([
    ['the subsidy has no amount', 200, { ...shown, subsidy: {} }],
    ['no lender offers the amount', 200, { shown: false, reason: 'amount_too_low' }],
    ['the server fails', 500, { code: 'internal_error' }],
    ['the answer has no annual rate', 200, { ...shown, annualRatePpm: undefined }],
    ['the answer is text', 200, 'oops'],
  ])('hides itself when %s', (_, status, body) => {
    const it = mount(platform, code)
    it.reply(status, body)
    expect(it.data).toMatchObject({ state: 'hidden', words: null })
  })

  test('hides itself when nobody answers, and asks nothing for an amount that is none', () => {
    const it = mount(platform, code)
    it.asked[0]?.fail()
    expect(it.data.state).toBe('hidden')
    const none = mount(platform, code, { set: { amount: 0 } })
    expect([none.asked.length, none.data.state]).toEqual([0, 'hidden'])
  })

  test('without a checkout a tap is the page’s business', () => {
    const it = mount(platform, code)
    it.tap()
    expect([it.events, it.jumps]).toEqual([[{ amount: 129_900 }], []])
  })

  test.each([
    ['opens', ['half wx0001 checkout/pages/offers/index?token=a%26b']],
    ['missing', ['whole wx0001 checkout/pages/offers/index?token=a%26b']],
    ['fails', ['whole wx0001 checkout/pages/offers/index?token=a%26b']],
    ['cancelled', []],
  ] as const)('with a checkout a tap opens it: half a screen that %s', (embedded, jumps) => {
    const it = mount(platform, code, { set: { token: 'a&b' }, embedded })
    it.tap()
    expect([it.jumps, it.events]).toEqual([jumps, []])
  })
})
