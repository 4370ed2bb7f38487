/**
 * SHA-256 of a text's UTF-8 bytes as lower-case hexadecimal (FIPS 180-4). Written out because the digest
 * must be the same on a phone, where neither node:crypto nor crypto.subtle can be counted on.
 */
export function sha256(text: string): string {
  const words = padded(utf8(text))
  const state = roots(8, 1 / 2)
  const keys = roots(64, 1 / 3)
  const schedule = new Int32Array(64)
  for (let start = 0; start < words.length; start += 16) {
    expand(schedule, words.subarray(start, start + 16))
    compress(state, { schedule, keys })
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

const at = (words: Int32Array, index: number): number => words[index] ?? 0
const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

/** The first 32 bits of the fractional parts of roots of the first primes. */
function roots(count: number, power: number): Int32Array {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n += 1)
    if (primes.every((it) => n % it !== 0)) primes.push(n)
  return Int32Array.from(primes, (it) => ((it ** power % 1) * 0x1_0000_0000) | 0)
}

function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const char of text) {
    const raw = char.codePointAt(0) ?? 0
    const code = raw >= 0xd800 && raw <= 0xdfff ? 0xfffd : raw
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code))
    else if (code < 0x1_0000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code))
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code))
  }
  return bytes
}
const tail = (code: number): number => 0x80 | (code & 0x3f)

function padded(bytes: readonly number[]): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16)
  bytes.forEach((byte, i) => {
    words[i >> 2] = at(words, i >> 2) | (byte << (24 - (i % 4) * 8))
  })
  words[bytes.length >> 2] = at(words, bytes.length >> 2) | (0x80 << (24 - (bytes.length % 4) * 8))
  words[words.length - 2] = Math.floor(bytes.length / 0x2000_0000)
  words[words.length - 1] = bytes.length << 3
  return words
}

function expand(schedule: Int32Array, block: Int32Array): void {
  schedule.set(block)
  for (let i = 16; i < 64; i += 1) {
    const a = at(schedule, i - 15)
    const b = at(schedule, i - 2)
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    schedule[i] = at(schedule, i - 16) + low + at(schedule, i - 7) + high
  }
}

function compress(state: Int32Array, round: { schedule: Int32Array; keys: Int32Array }): void {
  let [a, b, c, d, e, f, g, h] = Array.from(state) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < 64; i += 1) {
    const choice = (e & f) ^ (~e & g)
    const first =
      (h +
        (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
        choice +
        at(round.keys, i) +
        at(round.schedule, i)) |
      0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = at(state, i) + word
  })
}
