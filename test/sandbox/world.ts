import { generateKeyPairSync } from 'node:crypto'
import { lenderCodes } from './lenders/profiles.ts'
import { platformKey } from './platform-key.ts'
import {
  sandboxAlipayAppId,
  sandboxAlipayTemplate,
  sandboxWechat,
} from './identity/identity-server.ts'

/** The demo merchant, known to the bff by these and to nobody by anything else. Worth nothing outside a sandbox. */
export const demoMerchant = {
  code: 'demo',
  name: '山野集',
  secretKey: 'sk_test_demo_00000000000000000000',
  publishableKey: 'pk_test_demo',
  webhookSecret: `whsec_${Buffer.from('miaoguo-sandbox-webhook-secret-1').toString('base64')}`,
}

/** Who works there, and signs in to the console. */
export const demoUsers = [
  { login: 'owner@shanye.example', name: '林店主', role: 'owner' },
  { login: 'finance@shanye.example', name: '陈会计', role: 'finance' },
  { login: 'support@shanye.example', name: '周客服', role: 'support' },
  { login: 'developer@shanye.example', name: '吴工', role: 'developer' },
] as const

const host = '127.0.0.1'
const address = (port: number): string => `http://${host}:${port}`

/** Where every part of the sandbox lives, counted from the port of the bff. */
export const portsFrom = (bff: number) => ({
  bff,
  shop: bff + 1,
  identity: bff + 3,
  lender: { huaxin: bff + 4, lezhong: bff + 5, suyi: bff + 6, guoqi: bff + 7 },
})
export type Ports = ReturnType<typeof portsFrom>

type Variables = Record<string, string>

/** What the bff is told about this world. */
export function bffVariables(ports: Ports): Variables {
  const lenders = lenderCodes.map((code) => ({
    code,
    baseUrl: address(ports.lender[code]),
    adapter: 'open-lender',
  }))
  const merchant = {
    ...demoMerchant,
    users: demoUsers,
    allowedOrigins: [address(ports.shop), `http://localhost:${ports.shop}`],
    allowPrivateUrls: true,
  }
  return {
    PORT: String(ports.bff),
    HOST: host,
    PUBLIC_URL: address(ports.bff),
    LENDERS: JSON.stringify(lenders),
    SIGNING_KEYS: JSON.stringify([platformKey]),
    MERCHANTS: JSON.stringify([merchant]),
    WECHAT_BASE_URL: address(ports.identity),
    WECHAT_APP_ID: sandboxWechat.appId,
    WECHAT_SECRET: sandboxWechat.secret,
    WECHAT_REMINDER_TEMPLATE: sandboxWechat.template,
    ALIPAY_REMINDER_TEMPLATE: sandboxAlipayTemplate,
    ALIPAY_BASE_URL: address(ports.identity),
    ALIPAY_APP_ID: sandboxAlipayAppId,
    VERIFIER_BASE_URL: address(ports.identity),
    SMS_BASE_URL: address(ports.identity),
    MAIL_BASE_URL: address(ports.identity),
    SANDBOX: '1',
  }
}

/** What the shop's operator was handed by Miaoguo. */
export const shopVariables = (ports: Ports): Variables => ({
  MIAOGUO_URL: address(ports.bff),
  MIAOGUO_SECRET_KEY: demoMerchant.secretKey,
  MIAOGUO_PUBLISHABLE_KEY: demoMerchant.publishableKey,
  MIAOGUO_WEBHOOK_SECRET: demoMerchant.webhookSecret,
})

/** Fresh RSA keys for Alipay's protocol: each side holds its own private key and the other's public one. */
export function alipayKeys(): { bff: Variables; identity: Variables } {
  const pair = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
  const app = pair()
  const gateway = pair()
  return {
    bff: { ALIPAY_PRIVATE_KEY: app.privateKey, ALIPAY_PUBLIC_KEY: gateway.publicKey },
    identity: { ALIPAY_APP_PUBLIC_KEY: app.publicKey, ALIPAY_GATEWAY_KEY: gateway.privateKey },
  }
}
