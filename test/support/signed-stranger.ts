import { createServer, type ServerResponse } from 'node:http'
import { lenderKeys, signedAnswer, type LenderKeys } from '../sandbox/lenders/signing.ts'
import { listen, type Running } from '../sandbox/listen.ts'

export type Stranger = Running & { keys: LenderKeys; forge: Forgery }
/** Changes the signed headers of an answer, or leaves them out. */
export type Forgery = { (headers: Record<string, string>): Record<string, string> } | undefined

/** Somebody who has a lender's keys and answers as the test says; whatever ends with a 200 is signed. */
export async function signedStranger(
  answer: (response: ServerResponse) => void,
  forge?: Forgery,
): Promise<Stranger> {
  const keys = lenderKeys('stranger')
  let url = ''
  const server = createServer((request, response) => {
    if (request.url === '/open-lender/v1/keys')
      return void response.end(JSON.stringify({ keys: keys.published() }))
    const end = response.end.bind(response)
    const signed = (body: string): void => {
      if (!response.headersSent) {
        const headers = signedAnswer(
          keys,
          { status: response.statusCode, type: 'application/json', body },
          {
            method: request.method ?? '',
            url: url + (request.url ?? ''),
            signature: String(request.headers['signature']),
            now: new Date().toISOString(),
          },
        )
        response.writeHead(response.statusCode, forge ? forge(headers) : headers)
      }
      end(body)
    }
    response.end = signed as typeof response.end
    return answer(response)
  })
  const running = await listen(server, 0)
  url = running.url
  return { ...running, keys, forge }
}
