/** A message as a signature sees it; header names are in lower case. */
export type SignedRequest = { method: string; url: string; headers: Record<string, string> }
export type SignedResponse = {
  status: number
  headers: Record<string, string>
  /** The request it answers, for components marked `;req`. */
  request: SignedRequest
}
export type Message = SignedRequest | SignedResponse

/** A covered component: a field or a derived one, of the message or (`;req`) of its request. */
export type Component = { name: string; req: boolean }

export type Params = {
  created?: number
  expires?: number
  nonce?: string
  keyid?: string
  alg?: string
  tag?: string
}

export const componentText = ({ name, req }: Component): string => `"${name}"${req ? ';req' : ''}`

/** The covered components and parameters as they stand in Signature-Input (RFC 9421, 2.3). */
export const inputText = (components: readonly Component[], params: Params): string =>
  `(${components.map(componentText).join(' ')})${Object.entries(params)
    .map(([name, value]) => `;${name}=${typeof value === 'number' ? value : `"${value}"`}`)
    .join('')}`

/** What is signed (RFC 9421, 2.5); undefined when a covered component is not there. */
export function signatureBase(
  components: readonly Component[],
  input: string,
  message: Message,
): string | undefined {
  const lines: string[] = []
  for (const it of components) {
    const value = valueOf(it, message)
    if (value === undefined) return undefined
    lines.push(`${componentText(it)}: ${value}`)
  }
  lines.push(`"@signature-params": ${input}`)
  return lines.join('\n')
}

function valueOf({ name, req }: Component, message: Message): string | undefined {
  if (!req) return valueIn(name, message)
  return 'request' in message ? valueIn(name, message.request) : undefined
}

function valueIn(name: string, message: Message): string | undefined {
  if (!name.startsWith('@')) {
    // RFC 9421, 2.1: no space around a value, and a folded line is one space.
    return message.headers[name]?.trim().replace(/\s*\r?\n\s+/g, ' ')
  }
  if (name === '@status') return 'status' in message ? String(message.status) : undefined
  if ('status' in message) return undefined
  const url = URL.canParse(message.url) ? new URL(message.url) : undefined
  switch (name) {
    case '@method':
      return message.method
    case '@target-uri':
      return message.url
    case '@authority':
      return url?.host
    case '@path':
      return url?.pathname
    case '@query':
      return url?.search || '?'
    default:
      return undefined
  }
}

// One signature, canonically written: whatever this does not match is refused, so the text is its own serialization.
const inputForm =
  /^([a-z][a-z0-9_-]{0,30})=(\(((?:"[@a-z0-9-]{1,40}"(?:;req)?(?: (?=")|(?=\))))*)\)((?:;[a-z]{1,10}=(?:\d{1,15}|"[\x20-\x21\x23-\x5b\x5d-\x7e]{0,200}"))*))$/
const signatureForm = /^([a-z][a-z0-9_-]{0,30})=:([A-Za-z0-9+/]{1,1000}={0,2}):$/

export type Parsed = {
  components: Component[]
  params: Params
  input: string
  signature: Buffer
}

/** Reads Signature-Input and Signature; undefined unless there is exactly one signature, written canonically. */
export function parseSignature(headers: Record<string, string>): Parsed | undefined {
  const input = inputForm.exec(headers['signature-input'] ?? '')
  const signature = signatureForm.exec(headers['signature'] ?? '')
  if (!input || !signature || input[1] !== signature[1]) return undefined
  const components = [...(input[3] ?? '').matchAll(/"([^"]+)"(;req)?/g)].map((it) => ({
    name: it[1] ?? '',
    req: it[2] !== undefined,
  }))
  const params = [...(input[4] ?? '').matchAll(/;([a-z]+)=(?:(\d+)|"([^"]*)")/g)].map((it) => [
    it[1] ?? '',
    it[2] === undefined ? it[3] : Number(it[2]),
  ])
  const once =
    new Set(components.map(componentText)).size === components.length &&
    new Set(params.map(([name]) => name)).size === params.length
  if (!once) return undefined
  return {
    components,
    params: Object.fromEntries(params) as Params,
    input: input[2] ?? '',
    signature: Buffer.from(signature[2] ?? '', 'base64'),
  }
}
