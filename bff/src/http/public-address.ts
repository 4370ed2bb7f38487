import { BlockList, isIP } from 'node:net'

/** IANA special-purpose registries: everything a server on the internet cannot be. */
const special4 = new BlockList()
const special6 = new BlockList()
const v4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
// Only 2000::/3 is global unicast; inside it these are not the internet or carry an IPv4 address along.
const v6: [string, number][] = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]
for (const [network, bits] of v4) special4.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of v6) special6.addSubnet(network, bits, 'ipv6')

/** Whether an address belongs to the public internet; false for what is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special4.check(address, 'ipv4')
  if (family === 6) return !address.includes('%') && !special6.check(address, 'ipv6')
  return false
}

/**
 * Whether we may send to a URL or send a shopper there: https to a public host, without credentials.
 * Names are resolved and judged again when we connect; this refuses what is already plain.
 */
export function isAllowedUrl(text: string, allowPrivate: boolean): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return false
  if (allowPrivate) return url.protocol === 'https:' || url.protocol === 'http:'
  if (url.protocol !== 'https:') return false
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (isIP(host)) return isPublicAddress(host)
  return (
    host.includes('.') &&
    !/(^|\.)(localhost|local|internal|home\.arpa|onion|test|invalid)$/.test(host)
  )
}
