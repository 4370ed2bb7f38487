import { canonicalJson } from './canonical-json.ts'
import type { CostSheet } from './disclosure.ts'
import { sha256 } from './sha256.ts'

/** What a consent points at: the SHA-256 of the sheet's canonical JSON, so that a changed fen is another sheet. */
export const sheetDigest = (sheet: CostSheet): string => `sha256:${sha256(canonicalJson(sheet))}`
