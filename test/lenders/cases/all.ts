import { afterwardsCases } from './afterwards.ts'
import { bookingCases } from './booking.ts'
import { creditLineCases } from './credit-lines.ts'
import { certificateCases } from './certificates.ts'
import { mandateCases } from './mandates.ts'
import { captureCases } from './operations.ts'
import { subsidyCases } from './subsidies.ts'
import type { Case } from './case.ts'

/** Everything the port promises, of whatever lender stands behind it. */
export const cases: readonly Case[] = [
  ...bookingCases,
  ...captureCases,
  ...afterwardsCases,
  ...subsidyCases,
  ...creditLineCases,
  ...mandateCases,
  ...certificateCases,
]
