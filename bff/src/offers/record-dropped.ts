import type { BrokenRule } from '@miaoguo/shared/policy/policy'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'

/** A quote that no rule lets us show, and the rules. */
export type DroppedQuote = { quoteReference: string; broken: readonly BrokenRule[] }

/** Keeps why offers were not shown, with the source of each rule, for the auditor; tells the log too. */
export async function recordDropped(
  deps: Deps,
  about: { lenderId: string; requestReference: string; correlationId: string },
  dropped: readonly DroppedQuote[],
): Promise<void> {
  for (const { quoteReference, broken } of dropped) {
    const { lenderId, requestReference, correlationId } = about
    const rules = rulesOf([{ quoteReference, broken }])
    deps.log.warn({ ...about, rules }, 'offer dropped')
    await audit.append(deps.db, {
      at: deps.now(),
      actor: lenderId,
      action: 'offer.dropped',
      subject: requestReference,
      facts: {
        quoteReference,
        correlationId,
        rules: rules.join(' '),
        sources: broken.map((it) => `${it.rule}: ${it.source} (${it.basis})`).join('; '),
      },
    })
  }
}

/** The ids of the rules that were broken, each once. */
export const rulesOf = (dropped: readonly DroppedQuote[]): string[] => [
  ...new Set(dropped.flatMap((it) => it.broken.map((rule) => rule.rule))),
]
