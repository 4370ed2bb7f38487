import { expect, test } from 'vitest'
import { payStyle, promotionStyle } from './style.ts'

/** WCAG 2.1 relative luminance of #rgb or #rrggbb. */
function luminance(color: string): number {
  const wide = color.length === 4 ? color.replace(/[0-9a-f]/gi, '$&$&') : color
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(wide.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function declared(style: string, selector: string, property: string): string {
  const from = style.indexOf(`\n${selector}{`)
  const rule = style.slice(from, style.indexOf('}', from))
  const found = new RegExp(`[{;]${property}:(#[0-9a-f]{3,6})`, 'i').exec(rule)?.[1]
  if (!found) throw new Error(`${selector} declares no ${property}`)
  return found
}

test.each([':host', ':host([theme=auto])'])(
  '%s: terms and lender stand out from their ground as text must',
  (host) => {
    const ground = declared(promotionStyle, host, '--g')
    expect(contrast(declared(promotionStyle, host, '--c'), ground)).toBeGreaterThan(7)
    expect(contrast(declared(promotionStyle, host, '--q'), ground)).toBeGreaterThan(4.5)
  },
)

test('the button can be read, also while it waits', () => {
  const text = declared(payStyle, ':host', '--o')
  expect(contrast(text, declared(payStyle, ':host', '--a'))).toBeGreaterThan(4.5)
  expect(contrast(text, declared(payStyle, 'button[disabled]', 'background'))).toBeGreaterThan(4.5)
})

test('installment, rate and cost share one size, weight and colour, whatever a shop sets', () => {
  expect(promotionStyle).not.toMatch(/\.(installment|rate|cost)\b/)
  const set = [...promotionStyle.matchAll(/--miaoguo-([\w-]+)/g)].map((it) => it[1])
  expect(new Set(set)).toEqual(new Set(['color', 'font', 'line', 'radius', 'ground', 'quiet']))
})
