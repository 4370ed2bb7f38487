import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { listen, type Running } from '../../sandbox/listen.ts'
import type { Kind, Trouble } from './cells.ts'

export type Exchange = {
  kind: Kind
  /** The key it was sent under, ours. */
  reference: string
  merchantReference?: string
  loanReference?: string
}
export type Watch = {
  /** What befalls this exchange, if anything. */
  troubleAt(it: Exchange): Trouble | undefined
  /** The process dies here. */
  crash(it: Exchange): Promise<void>
  /** Something else than the reply says that it changed. */
  hint(it: Exchange): Promise<void>
}

/** Longer than we wait for a lender, and shorter than until we trust it that nothing arrived. */
export const lateMs = 1800

type Reply = { status: number; headers: Record<string, string>; body: Buffer }
type Asked = { request: IncomingMessage; body: Buffer; target: string }

/** Stands between us and a lender, and does to each exchange what it is told. The lender signs for this address. */
export function startLenderProxy(
  { target, port }: { target: string; port: number },
  watch: Watch,
): Promise<Running> {
  const server = createServer((request, response) => {
    void handle({ request, target }, response, watch).catch(() => response.destroy())
  })
  return listen(server, port)
}

async function handle(
  it: { request: IncomingMessage; target: string },
  response: ServerResponse,
  watch: Watch,
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of it.request) parts.push(part as Buffer)
  const heard = { ...it, body: Buffer.concat(parts) }
  const exchange = exchangeOf(heard)
  const trouble = exchange && watch.troubleAt(exchange)
  // What happens at the commit begins after a reply like any other.
  if (!exchange || !trouble || trouble.point === 'at commit')
    return answer(response, await forward(heard))
  if (trouble.fault === 'crash') return crash({ asked: heard, exchange, response, watch }, trouble)
  if (trouble.fault === 'duplicate')
    return duplicate({ asked: heard, exchange, response, watch }, trouble)
  switch (trouble.point) {
    case 'before send':
      return fail(response, trouble)
    case 'after send':
      // In the network: it arrives, but not before we have given up on the answer.
      void pause(lateMs).then(() => forward(heard))
      return fail(response, trouble)
    case 'after book':
      await forward(heard)
      return fail(response, trouble)
    case 'at reply':
      return spoil(response, await forward(heard), trouble)
  }
}

type Scene = { asked: Asked; exchange: Exchange; response: ServerResponse; watch: Watch }

async function crash({ asked, exchange, response, watch }: Scene, { point }: Trouble) {
  if (point === 'after send') void pause(lateMs).then(() => forward(asked))
  if (point === 'after book') await forward(asked)
  if (point === 'at reply') half(response, await forward(asked))
  await watch.crash(exchange)
}

/** The same twice: sent twice at once, sent again late, booked twice, or told of before the reply. */
async function duplicate({ asked, exchange, response, watch }: Scene, { point }: Trouble) {
  if (point === 'before send') {
    const [first] = await Promise.all([forward(asked), forward(asked)])
    return answer(response, first)
  }
  if (point === 'after send') void pause(lateMs).then(() => forward(asked))
  const reply = await forward(asked)
  if (point === 'at reply') await watch.hint(exchange)
  return answer(response, point === 'after book' ? await forward(asked) : reply)
}

function fail(response: ServerResponse, { fault }: Trouble): void {
  if (fault === 'reset') response.destroy()
  if (fault === '500') answer(response, unsigned(500, '{"code":"internal"}'))
  if (fault === 'garbage') answer(response, unsigned(200, '<html>好的</html>'))
}

/** A reply that begins well and does not end so. */
function spoil(response: ServerResponse, reply: Reply, { fault }: Trouble): void {
  if (fault === 'timeout') half(response, reply)
  if (fault === 'reset') {
    half(response, reply)
    setTimeout(() => response.destroy(), 20)
  }
  if (fault === '500') answer(response, { ...reply, status: 500 })
  if (fault === 'garbage') {
    const other = reply.body
      .toString()
      .replace(/"(origination|operation)Reference":"(\w+?)_/, '"$1Reference":"$2_x')
    answer(response, { ...reply, body: Buffer.from(other) })
  }
}

const unsigned = (status: number, text: string): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(text),
})
const answer = (response: ServerResponse, { status, headers, body }: Reply): void =>
  void response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
const half = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.write(body.subarray(0, body.length / 2))
}

/** What may be done with a loan, by the end of its path. */
const operated = /^\/open-lender\/v1\/loans\/([^/]+)\/(captures|refunds|cancellation|release)$/
const asked = /^\/open-lender\/v1\/(?:originations|operations)\/([^/]+)$/

function exchangeOf({ request, body }: Asked): Exchange | undefined {
  const path = request.url ?? ''
  if (request.method === 'GET') {
    const reference = asked.exec(path)?.[1]
    return reference === undefined ? undefined : { kind: 'ask', reference }
  }
  const loanReference = operated.exec(path)?.[1]
  if (loanReference === undefined && path !== openLenderContract.originate.path) return undefined
  const it = JSON.parse(body.toString()) as Record<string, string>
  if (loanReference !== undefined)
    return { kind: 'send', reference: it['operationReference'] ?? '', loanReference }
  return {
    kind: 'send',
    reference: it['originationReference'] ?? '',
    merchantReference: it['merchantReference'] ?? '',
  }
}

function forward({ request, body, target }: Asked): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method, headers } = request
    const sent = send(`${target}${request.url}`, { method, headers }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      const kept = Object.entries(reply.headers).filter(
        ([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name),
      )
      const own = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: own, body: Buffer.concat(parts) }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
