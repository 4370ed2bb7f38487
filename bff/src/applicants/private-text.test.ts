import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { privateText } from './private-text.ts'

// What cannot be printed cannot leak through a log line that nobody reviewed.
test('a private text is shown by nothing but its own reveal', () => {
  const it = privateText('张三')
  const ways = [
    String(it),
    `${it as unknown as string}`,
    JSON.stringify({ it }),
    inspect({ it }),
    inspect(it),
  ]
  expect(ways.join(' ')).not.toContain('张三')
  expect(JSON.stringify(Object.entries(it))).not.toContain('张三')
  expect(it.reveal()).toBe('张三')
})
