import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess, rulesInForce } from '@miaoguo/shared/policy/assess'
import { policyOf } from '@miaoguo/shared/policy/policies'
import { jurisdictions, type OfferFacts, type Policy } from '@miaoguo/shared/policy/policy'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { breaksOf, fairOn, type Subject } from './policy-breakers.ts'
import { anyDate, runs } from './arbitraries.ts'

const brokenBy = (subject: Subject, policy: Policy, today: string): string[] => {
  const answer = assess(subject, policy, today)
  return answer.allowed ? [] : answer.broken.map((it) => it.rule)
}

describe.each(jurisdictions)('%s', (jurisdiction) => {
  const policy = policyOf(jurisdiction)

  test.each(policy.rules)(
    '$id can fire, in every way it can be broken',
    ({ id, demand, since }) => {
      const fair = fairOn(jurisdiction, since)
      expect(brokenBy(fair, policy, since)).toEqual([])
      const breaks = breaksOf(demand, fair)
      expect(breaks.length).toBeGreaterThan(0)
      for (const broken of breaks) expect(brokenBy(broken, policy, since)).toContain(id)
    },
  )

  test.each(policy.rules)('$id did not apply the day before $since', ({ id, demand, since }) => {
    const dayBefore = addDays(since, -1)
    for (const broken of breaksOf(demand, fairOn(jurisdiction, since)))
      expect(brokenBy(broken, policy, dayBefore)).not.toContain(id)
  })

  test('a rule that was repealed applied to its last day', () => {
    for (const { id, demand, until } of policy.rules) {
      if (until === undefined) continue
      const [broken] = breaksOf(demand, fairOn(jurisdiction, until))
      if (broken === undefined) throw new Error(`${id} cannot be broken`)
      expect(brokenBy(broken, policy, until)).toContain(id)
      expect(brokenBy(broken, policy, addDays(until, 1))).not.toContain(id)
    }
  })

  test('every line and every open question names its source and whether it was read', () => {
    expect(new Set(policy.rules.map((it) => it.id)).size).toBe(policy.rules.length)
    for (const it of [...policy.rules, ...policy.open]) {
      expect(it.source.length).toBeGreaterThan(5)
      expect(['read', 'recalled']).toContain(it.basis)
    }
  })

  test('an offer that breaks a rule is never allowed, and the rule is named', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(), fc.nat(), (today, one, other) => {
        const inForce = rulesInForce(policy, today)
        fc.pre(inForce.length > 0)
        const rule = inForce[one % inForce.length]
        if (rule === undefined) return
        const breaks = breaksOf(rule.demand, fairOn(jurisdiction, today))
        const broken = breaks[other % breaks.length]
        if (broken === undefined) return
        expect(brokenBy(broken, policy, today)).toContain(rule.id)
      }),
      runs,
    )
  })

  test('knowing less never breaks a rule', () => {
    const facts = ['shown', 'consents', 'done', 'coolingOffDays'] as const
    fc.assert(
      fc.property(anyDate, fc.nat(), fc.subarray([...facts]), (today, pick, forgotten) => {
        const rule = policy.rules[pick % policy.rules.length]
        if (rule === undefined) return
        for (const subject of breaksOf(rule.demand, fairOn(jurisdiction, today))) {
          const less: OfferFacts = { ...subject.offer }
          for (const name of forgotten) delete less[name]
          const all = brokenBy(subject, policy, today)
          for (const it of brokenBy({ ...subject, offer: less }, policy, today))
            expect(all).toContain(it)
        }
      }),
      runs,
    )
  })
})

test('a jurisdiction that has no rules here is refused by name', () => {
  expect(() => policyOf('JP' as 'CN')).toThrow(
    expect.objectContaining({ facts: { argument: 'jurisdiction', options: 'CN EU UK US' } }),
  )
})
