import type { Locale } from '../money/format.ts'
import type { CostSheet } from './disclosure.ts'
import { oneOf } from '../problem/refuse.ts'
import { renderChina } from './render-cn.ts'
import { renderUnion } from './render-eu.ts'
import { renderKingdom } from './render-uk.ts'
import { renderStates } from './render-us.ts'

/**
 * The whole sheet as plain text in one fixed order: what a borrower keeps and an auditor reads. The same sheet
 * gives the same text for ever; a change of words is a new version of the sheet, never an edit of a renderer.
 * Refuses a language, version or jurisdiction it does not know (`terms_invalid`).
 */
export function renderSheet(sheet: CostSheet, locale: Locale): string {
  oneOf('locale', locale, ['zh-CN', 'en'])
  oneOf('version', sheet.version, ['cost-sheet/1', 'cost-sheet/2'])
  oneOf('jurisdiction', sheet.jurisdiction, ['CN', 'EU', 'UK', 'US'])
  if (sheet.version === 'cost-sheet/1') return renderChina(sheet, locale)
  switch (sheet.jurisdiction) {
    case 'CN':
      return renderChina(sheet, locale)
    case 'EU':
      return renderUnion(sheet, locale)
    case 'UK':
      return renderKingdom(sheet, locale)
    case 'US':
      return renderStates(sheet, locale)
  }
}
