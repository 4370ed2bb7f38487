import { canonicalJson } from '../disclosure/canonical-json.ts'
import { sha256 } from '../disclosure/sha256.ts'
import type { HandoffNotice } from './handoff.ts'

/** What a yes to leaving points at: the SHA-256 of the notice's canonical JSON. */
export const noticeDigest = (notice: HandoffNotice): string =>
  `sha256:${sha256(canonicalJson(notice))}`
