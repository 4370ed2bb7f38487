/** One measurement: what, how fast, and the ratio to something anybody can measure beside it. */
export type BenchLine = {
  bench: string
  /** None where what is measured is a time of our own, not a rate beside somebody's. */
  ratio?: number
  ratioTo?: string
  /** What is promised of this line, in words, and whether it was so this time. */
  expected?: string
  met?: boolean
  [fact: string]: unknown
}
export type Bench = () => Promise<BenchLine[]>

/** How long each measurement takes, and how often whoever is compared takes its turn. */
export type Patience = { seconds: number; turns: number }

/** What a bench says while it works: on the standard error, so that the standard output holds lines of JSON alone. */
export const progress = (text: string): void => void process.stderr.write(`… ${text}\n`)

/** Adds a promise to a line. */
export const expecting = (line: BenchLine, expected: string, met: boolean): BenchLine => ({
  ...line,
  expected,
  met,
})
