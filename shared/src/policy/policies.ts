import { Problem } from '../problem/problem.ts'
import { cnPolicy } from './cn.ts'
import { euPolicy } from './eu.ts'
import { jurisdictions, type Jurisdiction, type Policy } from './policy.ts'
import { ukPolicy } from './uk.ts'
import { usPolicy } from './us.ts'

const policies: Record<Jurisdiction, Policy> = {
  CN: cnPolicy,
  EU: euPolicy,
  UK: ukPolicy,
  US: usPolicy,
}

/** The rules of a jurisdiction; refuses one that has none here (`terms_invalid`). */
export function policyOf(jurisdiction: Jurisdiction): Policy {
  if (!jurisdictions.includes(jurisdiction))
    throw new Problem('terms_invalid', {
      argument: 'jurisdiction',
      options: jurisdictions.join(' '),
    })
  return policies[jurisdiction]
}
