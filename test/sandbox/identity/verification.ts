/**
 * Stands in for who checks names and cards. Everybody's number belongs to their name, but for the family name 错;
 * nobody is reached about a 忙; a card's bank knows it unless the phone ends in 0404, and calls it a credit card where that ends in 0405.
 */
export function verified(path: string, text: string): [number, unknown] {
  let body: Record<string, unknown>
  try {
    body = JSON.parse(text) as Record<string, unknown>
  } catch {
    return [400, { code: 'malformed_json' }]
  }
  const { name, idNumber, cardNumber, phone } = body
  if (typeof name !== 'string' || typeof idNumber !== 'string')
    return [400, { code: 'input_invalid' }]
  if (name.startsWith('忙')) return [503, { code: 'unavailable' }]
  if (path === '/verify/person')
    return [200, { outcome: name.startsWith('错') ? 'mismatch' : 'match' }]
  if (typeof cardNumber !== 'string' || typeof phone !== 'string')
    return [400, { code: 'input_invalid' }]
  if (phone.endsWith('0503')) return [503, { code: 'unavailable' }]
  if (phone.endsWith('0404')) return [200, { outcome: 'mismatch' }]
  if (phone.endsWith('0405')) return [200, { outcome: 'not_debit' }]
  return [200, { outcome: 'match', issuerName: { zhCN: '示范银行', en: 'Demonstration Bank' } }]
}
