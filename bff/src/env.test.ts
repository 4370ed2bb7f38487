import { expect, test } from 'vitest'
import { parseEnv } from './env.ts'

const SESSION_SECRET = 'a secret of at least thirty-two characters'

test('a configuration has defaults that suit production', () => {
  expect(parseEnv({ SESSION_SECRET })).toMatchObject({
    PORT: 8787,
    HOST: '127.0.0.1',
    SANDBOX: false,
    MERCHANTS: [],
    LENDERS: [],
    CODE_COOLDOWN_SECONDS: 60,
    WEBHOOK_RETRY_SECONDS: [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400],
    WECHAT_BASE_URL: 'https://api.weixin.qq.com',
    ALIPAY_BASE_URL: 'https://openapi.alipay.com',
  })
})

test('outside the sandbox a secret must be given, and inside one is not needed', () => {
  expect(() => parseEnv({})).toThrow('SESSION_SECRET')
  expect(() => parseEnv({ SESSION_SECRET: 'short' })).toThrow('SESSION_SECRET')
  expect(parseEnv({ SANDBOX: '1' }).SANDBOX).toBe(true)
})

test.each([
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['DATABASE_URL', 'mysql://x'],
  ['LENDERS', '{not json'],
  ['LENDERS', '[{"code":"a"}]'],
  [
    'MERCHANTS',
    '[{"code":"a","name":"A","secretKey":"weak","publishableKey":"pk_test_a","webhookSecret":"whsec_x"}]',
  ],
  ['WECHAT_BASE_URL', 'ftp://x'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => parseEnv({ SESSION_SECRET, [name]: value })).toThrow(name)
})

test('an empty variable is one that was not set, and a trailing slash does not count', () => {
  expect(parseEnv({ SESSION_SECRET, PORT: '', SMS_BASE_URL: 'http://sms.example/' })).toMatchObject(
    { PORT: 8787, SMS_BASE_URL: 'http://sms.example' },
  )
})
