/** `pnpm lender:check <base-url>`: tries any server of the Open Lender API, and says what it sees. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { signingKeyOf, type PrivateJwk } from '@miaoguo/bff/src/signatures/keys.ts'
import { platformKey } from '../sandbox/platform-key.ts'
import { checkLender } from './check.ts'
import { manners, type Manner } from './cases/case.ts'

const help = `pnpm lender:check <base-url> [options]

Tries a server of the Open Lender API and reports, case by case, what holds and what does not.
Loans are really booked there: use a test system.

  --key <file>             a private Ed25519 JWK to sign with, or LENDER_CHECK_KEY with the JWK itself;
                           without one the key of Miaoguo's sandbox, whose public half is at /v1/lenders/keys
  --person <manner>=<phone>  somebody the lender treats so; repeat it. Manners:
                           ${manners.join(', ')}
  --sandbox                the people of Miaoguo's own sandbox lenders
  --amount <minor units>   what is borrowed (default 120000: ¥1,200.00)
  --timeout <ms>           how long one answer may take (default 8000)
  --decision <ms>          how long a lender that thinks may think (default 9000)
  --help                   this

Exit code 0: everything tried holds. 1: something does not. 2: the question was wrong.
The last line is JSON: {"passed":…,"failed":…,"excused":…,"untried":…}`

const sandboxPeople: Record<Manner, string> = {
  approves: '13910008000',
  declines_quote: '13910000001',
  declines_loan: '13910000002',
  thinks: '13910000003',
  drops_after_booking: '13910000004',
  errors_after_booking: '13910000005',
  drops_after_operation: '13910000010',
}

function refuse(line: string): never {
  console.error(`${line}\n\n${help}`)
  process.exit(2)
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        person: { type: 'string', multiple: true },
        sandbox: { type: 'boolean' },
        amount: { type: 'string' },
        timeout: { type: 'string' },
        decision: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const { values, positionals } = readOptions()
if (values.help) {
  console.log(help)
  process.exit(0)
}
const [baseUrl] = positionals
if (!baseUrl || !/^https?:\/\//.test(baseUrl)) refuse('The address of the lender is missing.')

const whole = (name: string, text: string | undefined, fallback: number): number => {
  const number = text === undefined ? fallback : Number(text)
  return Number.isInteger(number) && number > 0
    ? number
    : refuse(`--${name} must be a whole number above 0.`)
}

function keyOf(): PrivateJwk {
  const text =
    values.key === undefined ? process.env['LENDER_CHECK_KEY'] : readFileSync(values.key, 'utf8')
  return text ? (JSON.parse(text) as PrivateJwk) : platformKey
}

const people: Partial<Record<Manner, string>> = values.sandbox
  ? { ...sandboxPeople }
  : { approves: sandboxPeople.approves }
for (const it of values.person ?? []) {
  const [manner = '', phone = ''] = it.split('=')
  const known = manners.find((one) => one === manner)
  if (!known || !/^\d{5,15}$/.test(phone)) refuse(`--person ${it} is not <manner>=<phone>.`)
  people[known] = phone
}

const { failures, ...counts } = await checkLender({
  baseUrl,
  key: signingKeyOf(keyOf()),
  people,
  amountMinor: whole('amount', values.amount, 120_000),
  timeoutMs: whole('timeout', values.timeout, 8000),
  decisionMs: whole('decision', values.decision, 9000),
  say: (line) => console.log(line),
})
console.log(
  failures.length === 0
    ? `\nEverything that was tried holds (${counts.passed}).`
    : `\n${failures.length} of ${counts.passed + failures.length} do not hold:\n${failures.map((it) => `  ✗ ${it.name}`).join('\n')}`,
)
console.log(JSON.stringify(counts))
process.exit(failures.length === 0 ? 0 : 1)
