import type { LocalText } from '../lender/lender.ts'
import { formatMoney, type Locale } from '../money/format.ts'
import type { BorrowerRight, CostSheet2 } from './disclosure.ts'

/** What the renderers of the second version share: a language’s own text, money, and rows. */
export type Say = {
  text: (it: LocalText) => string
  money: (amountMinor: number) => string
  colon: string
}

export const sayIn = (sheet: CostSheet2, locale: Locale): Say => ({
  text: (it) => (locale === 'en' ? it.en : it.zhCN),
  money: (amountMinor) => formatMoney({ amountMinor, currency: sheet.currency }),
  colon: locale === 'en' ? ': ' : '：',
})

/** The text of a right, when the sheet has it. */
export const rightLines = (
  sheet: CostSheet2,
  { kinds, say }: { kinds: readonly BorrowerRight['kind'][]; say: Say },
): string[] =>
  kinds.flatMap((kind) =>
    sheet.rights.filter((it) => it.kind === kind).map((it) => `- ${say.text(it.text)}`),
  )

/** Runs of equal installments: `3 × €410.00`, so that a long schedule fits its first page. */
export function runsOf(sheet: CostSheet2, say: Say): string {
  const runs: { count: number; amountMinor: number }[] = []
  for (const { totalMinor } of sheet.schedule) {
    const last = runs.at(-1)
    if (last?.amountMinor === totalMinor) last.count += 1
    else runs.push({ count: 1, amountMinor: totalMinor })
  }
  return runs.map((it) => `${it.count} × ${say.money(it.amountMinor)}`).join(' + ')
}

/** Every row of the schedule with its three parts. */
export const scheduleLines = (
  sheet: CostSheet2,
  { row, parts, say }: { row: (n: number) => string; parts: readonly string[]; say: Say },
): string[] =>
  sheet.schedule.map((it) => {
    const amounts = [it.principalMinor, it.interestMinor, it.feeMinor].map(
      (amount, i) => `${parts[i] ?? ''} ${say.money(amount)}`,
    )
    return `${row(it.number)} ${it.dueOn} ${say.money(it.totalMinor)} (${amounts.join(', ')})`
  })

export const agreementLines = (sheet: CostSheet2, say: Say): string[] =>
  sheet.agreements.map((it) => `- ${say.text(it.name)} ${it.url} ${it.digest}`)

export const dataLines = (sheet: CostSheet2, say: Say): string[] =>
  sheet.dataUses.map(
    (it) => `- ${say.text(it.recipient)}; ${say.text(it.purpose)}; ${say.text(it.kinds)}`,
  )
