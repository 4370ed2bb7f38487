/** The key Miaoguo signs with in a sandbox, and its public half as lenders hold it. Worth nothing elsewhere. */
export const platformKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  kid: 'miaoguo-sandbox-1',
  x: 'n0ztqh5bSKzJhtGR0Fm47TfdZ3fftfr3EP-N9WAbpgs',
  d: '4pras-N5fUZEehs1fDxCzRC4W78HVENev98M5KC4gv8',
} as const

const { d: _, ...publicHalf } = platformKey
export const platformPublicKey = publicHalf
