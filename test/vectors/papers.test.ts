import { describe, expect, test } from 'vitest'
import { sheetDigest } from '@miaoguo/shared/disclosure/digest'
import { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { renderSheet } from '@miaoguo/shared/disclosure/render'
import { shownBy } from '@miaoguo/shared/disclosure/shown'
import { assess } from '@miaoguo/shared/policy/assess'
import { policyOf } from '@miaoguo/shared/policy/policies'
import { jurisdictions } from '@miaoguo/shared/policy/policy'
import { sheetOf } from '../support/sheets.ts'
import { fairOn } from '../properties/policy-breakers.ts'

/** The digests of these sheets, for ever: a sheet of another digest is another sheet. */
const digests = {
  CN: 'sha256:62cf2fba97eb77089ff03706de8de4158ac418df51e9ec7c80f2a0536243b6ff',
  EU: 'sha256:dd84cbbc76dcf9d14d72bdc495ed4e65c97657a5f6d3321b9bd1e9fca58c1286',
  UK: 'sha256:26be8291449dfd6d4a1b1c67d937b8b1c99b5a5ba4edc1f8b54c5521f20d9ff8',
  US: 'sha256:444540f8bf63d67e4490728b43f67157820a844d7cae6093f90c5aa6aaff9fc1',
}
/** Since a cost of being late also says its rate as a number; the papers say nothing else by it. */
const digestsWithLateRate = {
  CN: 'sha256:41c8e46f6ee28c181f16f7f2701b6a274a33f812afddcd55409e651ae13e45dc',
  EU: 'sha256:5ae7ed4c0769e98c47d5170919e59a5a1bc6083cbb49a0d37d413b03c6e08366',
  UK: 'sha256:774588f74bd7441d8eb9016864660690a623e195163ba18914109a7911974022',
  US: 'sha256:275781248b48f66fbff5927c9aca683db735dcba6d6dc21df08765758bc705c0',
}
const withoutLateRate = (sheet: CostSheet): CostSheet => ({
  ...sheet,
  contingentCosts: sheet.contingentCosts.map(({ name, standard, collector }) => ({
    name,
    standard,
    collector,
  })),
})

// What was shown must be shown again from the record years later, word for word: a change of words is a new version.
describe.each(jurisdictions)('the paper of %s', (jurisdiction) => {
  const sheet = CostSheet.parse(sheetOf(jurisdiction))

  test.each(['zh-CN', 'en'] as const)(
    'says in %s what it said on the day it was made',
    async (locale) => {
      const name = `${sheet.version.replace('/', '-')}.${jurisdiction.toLowerCase()}.${locale}.txt`
      await expect(renderSheet(sheet, locale)).toMatchFileSnapshot(`papers/${name}`)
      expect(renderSheet(withoutLateRate(sheet), locale)).toBe(renderSheet(sheet, locale))
    },
  )

  test('has the digest it had on the day it was made', () => {
    expect(sheetDigest(withoutLateRate(sheet))).toBe(digests[jurisdiction])
    expect(sheetDigest(sheet)).toBe(digestsWithLateRate[jurisdiction])
  })

  test('shows everything the rules of its jurisdiction ask for', () => {
    const { offer, borrower } = fairOn(jurisdiction, '2026-11-24')
    const facts = { offer: { ...offer, shown: shownBy(sheet) }, borrower }
    expect(assess(facts, policyOf(jurisdiction), '2026-11-24')).toEqual({ allowed: true })
  })

  test('puts its key figures before everything else', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const [first = ''] = renderSheet(sheet, locale).split('\n\n')
      expect(first.length).toBeLessThan(2500) // A page.
    }
  })
})
