import { Problem } from '@miaoguo/shared/problem/problem'
import type { Context } from 'hono'

export const bodyBytesMax = 131_072
const depthMax = 20
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The bytes of a body within a size. */
export async function bytesOf(c: Context, bytesMax = bodyBytesMax): Promise<Uint8Array> {
  const refuseOver = (size: number): void => {
    if (size > bytesMax) throw new Problem('body_too_large', { bytesMax })
  }
  const declared = c.req.header('content-length')
  refuseOver(Number(declared ?? 0))
  // Node hands on no more than was declared, so only a body of unknown length is counted as it comes.
  if (declared !== undefined) {
    const bytes = new Uint8Array(await c.req.raw.arrayBuffer())
    refuseOver(bytes.length)
    return bytes
  }
  const reader = c.req.raw.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    refuseOver(size)
    parts.push(value)
  }
  return Buffer.concat(parts)
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Refuses what a column cannot hold or a stack cannot bear, naming the field. */
function refuseUnspeakable(root: unknown): void {
  const open: { value: unknown; pointer: string; depth: number }[] = [
    { value: root, pointer: '', depth: 0 },
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, pointer, depth } = next
    if (depth > depthMax)
      throw new Problem('input_invalid', {}, [
        { pointer, message: `is nested deeper than ${depthMax}` },
      ])
    if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed())) {
      throw new Problem('input_invalid', {}, [
        { pointer, message: 'contains characters that are not text' },
      ])
    }
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        open.push({ value: inner, pointer: `${pointer}/${escaped(key)}`, depth: depth + 1 })
      }
    }
  }
}

/** The JSON body of a request, read within bounds. */
export async function readJson(c: Context): Promise<unknown> {
  const type = (c.req.header('content-type') ?? '').toLowerCase()
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/.test(type)) {
    throw new Problem('content_type_unsupported', { contentType: type.slice(0, 100) })
  }
  const bytes = await bytesOf(c)
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(bytes))
  } catch {
    throw new Problem('malformed_json')
  }
  refuseUnspeakable(value)
  return value
}
