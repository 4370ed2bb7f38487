import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen, type Running } from '../listen.ts'
import { gateway, type AlipayApp } from './alipay.ts'
import { verified } from './verification.ts'
import { stableToken, subscribeSend, type NoticeDesk, type SentNotice } from './notices.ts'
import { codeToSession, type WechatApp } from './wechat.ts'

export type IdentityOptions = {
  port: number
  wechat?: WechatApp
  /** Keys as PEM; the gateway makes its own when none is given. */
  alipay?: { appId: string; publicKey?: string | undefined; gatewayKey?: string | undefined }
}
export type Message = { phone: string; text: string; at: string }
export type RunningIdentity = Running & {
  alipayPublicKey: string
  inbox(phone: string): Message[]
  notices(): SentNotice[]
}

export const sandboxWechat: WechatApp = {
  appId: 'wxsandbox00000001',
  secret: 'wechat-sandbox-secret',
  template: 'wx-sandbox-repayment-due',
}
export const sandboxAlipayAppId = '2021000000000001'
export const sandboxAlipayTemplate = 'ali-sandbox-repayment-due'

type Desk = NoticeDesk & {
  wechat: WechatApp
  alipay: AlipayApp
  used: Set<string>
  inbox: Message[]
  /** Texts by the key they were sent under. */
  keys: Set<string>
}

/** Stands in for WeChat's and Alipay's sign-in and for an SMS gateway; see README.md beside the sandbox. */
export async function startIdentity(options: IdentityOptions): Promise<RunningIdentity> {
  const { appId = sandboxAlipayAppId, publicKey, gatewayKey: pem } = options.alipay ?? {}
  const gatewayKey = pem
    ? createPrivateKey(pem)
    : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const desk: Desk = {
    wechat: options.wechat ?? sandboxWechat,
    alipay: { appId, publicKey, gatewayKey, template: sandboxAlipayTemplate },
    used: new Set(),
    inbox: [],
    keys: new Set(),
    unwilling: new Set(),
    tokens: new Map(),
    sent: [],
  }
  const server = createServer((request, response) => {
    void answer(desk, request, response).catch(() => response.writeHead(500).end())
  })
  return {
    ...(await listen(server, options.port)),
    alipayPublicKey: createPublicKey(gatewayKey).export({ type: 'spki', format: 'pem' }).toString(),
    inbox: (phone) => desk.inbox.filter((it) => it.phone === phone),
    notices: () => [...desk.sent],
  }
}

async function answer(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://identity')
  const say = (status: number, body: string, type = 'application/json;charset=utf-8'): void => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /sns/jscode2session':
      // WeChat labels this JSON text/plain.
      say(200, JSON.stringify(codeToSession(desk.wechat, url.searchParams, desk)), 'text/plain')
      return
    case 'GET /gateway.do':
    case 'POST /gateway.do': {
      const params = new URLSearchParams(await textOf(request))
      for (const [name, value] of url.searchParams) params.set(name, value)
      say(200, gateway(desk.alipay, params, desk), 'text/html;charset=utf-8')
      return
    }
    case 'POST /cgi-bin/stable_token':
      say(200, JSON.stringify(stableToken(desk.wechat, parsed(await textOf(request)), desk)))
      return
    case 'POST /cgi-bin/message/subscribe/send': {
      const asked = {
        token: url.searchParams.get('access_token'),
        body: parsed(await textOf(request)),
      }
      say(200, JSON.stringify(subscribeSend(desk.wechat, asked, desk)))
      return
    }
    case 'GET /notices':
      say(200, JSON.stringify({ notices: desk.sent }))
      return
    case 'POST /verify/person':
    case 'POST /verify/card': {
      const [status, body] = verified(url.pathname, await textOf(request))
      say(status, JSON.stringify(body))
      return
    }
    case 'POST /mail':
    case 'POST /sms': {
      const [status, body] = keepMessage(desk, await textOf(request))
      say(status, JSON.stringify(body))
      return
    }
    case 'GET /sms/inbox': {
      const phone = url.searchParams.get('phone')
      const messages = desk.inbox.filter((it) => phone === null || it.phone === phone)
      say(200, JSON.stringify({ messages }))
      return
    }
    case 'GET /healthz':
      say(200, '{"ok":true}')
      return
    default:
      say(404, '{"code":"not_found"}')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** A phone ending 9999 is out of reach. */
function keepMessage(desk: Desk, text: string): [number, unknown] {
  let body: Partial<Message> & { address?: string; key?: string }
  try {
    body = JSON.parse(text) as typeof body
  } catch {
    return [400, { code: 'malformed_json' }]
  }
  // A message to an e-mail address waits in the same inbox.
  body.phone ??= body.address
  if (typeof body.phone !== 'string' || typeof body.text !== 'string') {
    return [400, { code: 'input_invalid' }]
  }
  if (body.phone.endsWith('9999')) return [503, { code: 'gateway_unavailable' }]
  // The same text under the same key is one text.
  if (body.key !== undefined && desk.keys.has(body.key)) return [202, { messageId: 'sms-again' }]
  if (body.key !== undefined) desk.keys.add(body.key)
  desk.inbox.push({ phone: body.phone, text: body.text, at: new Date().toISOString() })
  if (desk.inbox.length > 1000) desk.inbox.shift()
  return [202, { messageId: `sms-${desk.inbox.length}` }]
}
