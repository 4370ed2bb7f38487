import type { SigningKey } from '@miaoguo/bff/src/signatures/keys.ts'
import { openAsPlatform } from '../support/platform.ts'
import { capabilitiesOf, openLenderStage } from './benches/open-lender.ts'
import { cases } from './cases/all.ts'
import { excused, type Case, type Manner } from './cases/case.ts'
import { signingCases } from './cases/signing.ts'

export type CheckOptions = {
  baseUrl: string
  key: SigningKey
  /** A phone for each manner the lender can show; a manner without one is not tried. */
  people: Partial<Record<Manner, string>>
  amountMinor: number
  timeoutMs: number
  decisionMs: number
  say(line: string): void
}
export type CheckReport = {
  passed: number
  failed: number
  /** What the lender declares that it cannot do. */
  excused: number
  /** Manners for which nobody was named. */
  untried: number
  failures: { name: string; rule: string; reason: string }[]
}

/** Tries a server of the Open Lender API by every case, one after the other, and says what it sees. */
export async function checkLender(it: CheckOptions): Promise<CheckReport> {
  const lender = openAsPlatform({ baseUrl: it.baseUrl, key: it.key, timeoutMs: it.timeoutMs })
  const report: CheckReport = { passed: 0, failed: 0, excused: 0, untried: 0, failures: [] }
  const terms = await lender.terms()
  if (!terms.ok) {
    const reason = `the terms cannot be read: ${terms.reason}${terms.status === undefined ? '' : ` (HTTP ${terms.status})`}`
    it.say(`✗ ${reason}`)
    const rule = 'Everything begins with GET /open-lender/v1/terms, signed both ways.'
    return { ...report, failed: 1, failures: [{ name: 'terms', rule, reason }] }
  }
  const [product] = terms.value.products
  const capabilities = capabilitiesOf(terms.value)
  it.say(`${terms.value.lender.legalName.en}, product ${product?.code ?? '(none)'}`)
  const stage = openLenderStage(lender, {
    terms: terms.value,
    decisionMs: it.decisionMs,
    amountMinor: it.amountMinor,
    phoneOf: (manner) => it.people[manner] ?? '',
  })
  const all: Case[] = [...signingCases(it.baseUrl, it.key), ...cases]
  for (const [i, one] of all.entries()) {
    const place = `${String(i + 1).padStart(2)}/${all.length}`
    const why = excused(one, capabilities)
    if (why !== undefined) {
      report.excused += 1
      it.say(`${place} –  ${one.name}: ${why}`)
      continue
    }
    const manner = one.manner ?? 'approves'
    if (it.people[manner] === undefined) {
      report.untried += 1
      it.say(`${place} ?  ${one.name}: name somebody with --person ${manner}=<phone>`)
      continue
    }
    const beganAt = performance.now()
    try {
      await one.run(stage)
      report.passed += 1
      it.say(`${place} ✓  ${one.name} (${Math.round(performance.now() - beganAt)} ms)`)
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
      report.failed += 1
      report.failures.push({ name: one.name, rule: one.rule, reason })
      it.say(`${place} ✗  ${one.name}\n         seen: ${reason}\n         rule: ${one.rule}`)
    }
  }
  return report
}
