import type { LocalText } from '../lender/lender.ts'

/** What a person types: spaces and hyphens between groups do not count. */
export const bareCardNumber = (text: string): string => text.replace(/[\s-]/g, '')

/**
 * Whether a text is a card number: twelve to nineteen digits with their check digit (Luhn, ISO/IEC 7812-1 annex B).
 * @example isCardNumber('6228480402564890018') // => true
 */
export function isCardNumber(text: string): boolean {
  if (!/^\d{12,19}$/.test(text)) return false
  let sum = 0
  for (let i = 0; i < text.length; i += 1) {
    const digit = Number(text[text.length - 1 - i])
    const doubled = i % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

export type CardIssuer = { code: string; name: LocalText; kind: 'debit' | 'credit' }

const name = (zhCN: string, en: string): LocalText => ({ zhCN, en })
const banks = {
  ICBC: name('中国工商银行', 'ICBC'),
  ABC: name('中国农业银行', 'Agricultural Bank of China'),
  BOC: name('中国银行', 'Bank of China'),
  CCB: name('中国建设银行', 'China Construction Bank'),
  COMM: name('交通银行', 'Bank of Communications'),
  PSBC: name('中国邮政储蓄银行', 'Postal Savings Bank of China'),
  CMB: name('招商银行', 'China Merchants Bank'),
} as const

/**
 * Issuers by how a number begins. Source: numbers in the open card-BIN list of github.com/caijf/bankcard (src/data/bin.ts),
 * read for ABC, BOC and CCB on 29 November 2026, recalled for the others. Small on purpose: what is not here is asked of
 * the verifier, never guessed.
 */
const beginnings: readonly [keyof typeof banks, CardIssuer['kind'], readonly string[]][] = [
  ['ABC', 'debit', ['95599', '622821', '622822', '622825', '622827', '622845', '622848', '623052']],
  ['ABC', 'credit', ['403361', '404117', '622836', '622837', '625996', '625998']],
  [
    'BOC',
    'debit',
    ['456351', '601382', '621660', '621661', '621663', '621785', '621790', '623208'],
  ],
  ['BOC', 'credit', ['409666', '622760', '622762', '625905', '625908']],
  [
    'CCB',
    'debit',
    ['436742', '621284', '621467', '621673', '621700', '622280', '622700', '623668'],
  ],
  ['CCB', 'credit', ['436745', '489592', '622166', '622168', '622675', '625362']],
  ['ICBC', 'debit', ['622202', '622203', '621226', '621558']],
  ['COMM', 'debit', ['622258', '622260', '622262']],
  ['PSBC', 'debit', ['621098', '621799', '622188']],
  ['CMB', 'debit', ['621483', '621485', '622588', '622609']],
]

/** Who issued a card, by how its number begins; undefined for what we do not know. Six digits are enough. */
export function issuerOf(number: string): CardIssuer | undefined {
  const found = beginnings.find(([, , starts]) => starts.some((it) => number.startsWith(it)))
  if (!found) return undefined
  const [code, kind] = found
  return { code, name: banks[code], kind }
}
