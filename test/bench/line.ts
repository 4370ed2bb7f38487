/** One measurement: what, how fast, and the ratio to something anybody can measure beside it. */
export type BenchLine = {
  bench: string
  ratio: number
  ratioTo: string
  /** What is promised of this line, in words, and whether it was so this time. */
  expected?: string
  met?: boolean
  [fact: string]: number | string | boolean | undefined
}
export type Bench = () => Promise<BenchLine[]>

/** What a bench says while it works: on the standard error, so that the standard output holds lines of JSON alone. */
export const progress = (text: string): void => void process.stderr.write(`… ${text}\n`)

/** Adds a promise to a line. */
export const expecting = (line: BenchLine, expected: string, met: boolean): BenchLine => ({
  ...line,
  expected,
  met,
})
