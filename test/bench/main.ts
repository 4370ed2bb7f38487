/** `pnpm bench`: one JSON line for each measurement, each with what it is a ratio to; the last line sums up. */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { progress, type Bench, type Patience } from './line.ts'

const known: Record<string, string> = {
  schedule: 'schedules and annual rates beside loanjs, amortizejs and financial',
  promotion: 'the widget’s endpoint beside a bare Hono handler',
  'offers-pglite': 'a whole offers request on PGlite beside a bare Hono handler',
  'offers-postgres': 'the same on PostgreSQL',
  'offers-latency-pglite': 'what an offers request adds to the slowest lender, at 50 a second',
  'offers-latency-postgres': 'the same on PostgreSQL',
  'offers-under-load': 'our overhead at 50, 200 and 400 a second with slow lenders and a dead one',
  'offers-memory': 'memory in use over ten minutes of offers (--minutes)',
  'console-lists':
    'every list of the merchant console beside itself at a hundredth of the data, on PostgreSQL',
  bills: 'the bills of a borrower with 200 loans beside those of one with two, on PostgreSQL',
  'loan-lists':
    'a borrower’s lists among a million loans beside themselves among ten thousand, on PostgreSQL',
  origination: 'loans a second on PostgreSQL beside pgbench on the same server',
  'first-paint':
    'the checkout page’s first contentful paint beside an empty Taro page’s, in Chromium',
}
/** Run only when it is named. */
const long = 'offers-memory'
const help = `pnpm bench [NAME…] [options]

Prints one line of JSON for each measurement and, last, one that sums up. Nothing fails by the clock.
A name that several begin with, as offers, means all of those.

${Object.entries(known)
  .map(([name, what]) => `  ${name.padEnd(25)}${what}`)
  .join('\n')}

  --seconds N              how long each measurement takes (default 6)
  --turns N                how often those who are compared take their turn; the median counts (default 3)
  --minutes N              how long the memory bench watches (default 10)
  --loans N                how many loans the schedule bench makes (default 100000)
  --merchants N            how many merchants of 1000 orders the console bench makes, and as many thousand loans
                           the bench of loans; 100 or more (default 1000)
  --profile DIR            every process of the bench writes a CPU profile into DIR
  --help                   this text
`

type Asked = {
  names: string[]
  patience: Patience
  minutes: number
  loans: number
  merchants: number
}

function refuse(line: string): never {
  console.error(line)
  process.exit(2)
}

const whole = (name: string, text: string): number => {
  const value = Number(text)
  return Number.isInteger(value) && value >= 1
    ? value
    : refuse(`--${name} is a whole number from 1, not ${text}.`)
}

/** The bench of a name, or all whose names begin with it: `offers` is every bench of offers. */
const namesBy = (name: string): string[] =>
  name in known
    ? [name]
    : Object.keys(known).filter((it) => it !== long && it.startsWith(`${name}-`))

function read(): Asked {
  const { values, positionals } = parse()
  if (values.help) {
    console.log(help)
    process.exit(0)
  }
  const unknown = positionals.filter((name) => namesBy(name).length === 0)
  if (unknown.length > 0)
    refuse(`No such bench: ${unknown.join(', ')}. There are ${Object.keys(known).join(', ')}.`)
  if (values.profile) {
    process.env['MIAOGUO_BENCH_PROFILE'] = resolve(values.profile)
    mkdirSync(values.profile, { recursive: true })
  }
  return {
    names:
      positionals.length > 0
        ? [...new Set(positionals.flatMap(namesBy))]
        : Object.keys(known).filter((it) => it !== long),
    patience: {
      seconds: whole('seconds', values.seconds),
      turns: whole('turns', values.turns),
    },
    minutes: whole('minutes', values.minutes),
    loans: whole('loans', values.loans),
    merchants: Math.max(100, whole('merchants', values.merchants)),
  }
}

function parse() {
  try {
    return parseArgs({
      options: {
        seconds: { type: 'string', default: '6' },
        turns: { type: 'string', default: '3' },
        loans: { type: 'string', default: '100000' },
        merchants: { type: 'string', default: '1000' },
        minutes: { type: 'string', default: '10' },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    })
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
}

const { names, patience, minutes, loans, merchants } = read()
// Each is imported when it is its turn: one must run where another's database is missing.
const offers = () => import('./offers.ts')
const benches: Record<string, Bench> = {
  schedule: async () => (await import('./schedule.ts')).benchSchedule(loans, patience.turns),
  promotion: async () => (await import('./promotion.ts')).benchPromotion(patience),
  'offers-pglite': async () => (await offers()).benchOffersRate('pglite', patience),
  'offers-postgres': async () => (await offers()).benchOffersRate('postgres', patience),
  'offers-latency-pglite': async () => (await offers()).benchOffersLatency('pglite', patience),
  'offers-latency-postgres': async () => (await offers()).benchOffersLatency('postgres', patience),
  'offers-under-load': async () =>
    (await import('./offers-under-load.ts')).benchOffersUnderLoad(patience.seconds),
  'offers-memory': async () => (await import('./offers-memory.ts')).benchOffersMemory(minutes * 60),
  'console-lists': async () => (await import('./console-lists.ts')).benchConsoleLists(merchants),
  bills: async () => (await import('./bills.ts')).benchBills(),
  'loan-lists': async () => (await import('./loan-lists.ts')).benchLoanLists(merchants * 1000),
  origination: async () => (await import('./origination.ts')).benchOrigination(patience),
  'first-paint': async () => (await import('./first-paint.ts')).benchFirstPaint(),
}

let lines = 0
const missed: string[] = []
const broken: string[] = []
for (const name of names) {
  progress(name)
  try {
    for (const line of (await benches[name]?.()) ?? []) {
      console.log(JSON.stringify(line))
      lines += 1
      if (line.met === false) missed.push(`${name}: ${line.expected}`)
    }
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    broken.push(name)
  }
}
console.log(JSON.stringify({ bench: 'summary', ran: names, lines, missed, broken }))
process.exit(broken.length > 0 ? 1 : 0)
