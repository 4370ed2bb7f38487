import { expect, test } from 'vitest'
import { isAllowedUrl, isPublicAddress } from './public-address.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  'fe80::1',
  'fc00::1',
  'fd12::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  '2001:0:4136:e378::1',
  'not an address',
  '',
])('%s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '114.114.114.114', '172.32.0.1', '2400:3200::1', '2606:4700::1111'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  'http://shop.example.com/n',
  'https://127.0.0.1/n',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://localhost/',
  'https://localhost./',
  'https://shop.localhost/',
  'https://metadata.google.internal/',
  'https://printer.local/',
  'https://intranet/',
  'https://user:pass@shop.example.com/',
  'ftp://shop.example.com/',
  'javascript:alert(1)',
  '//shop.example.com',
  'https://',
])('a stranger may not name %s', (url) => {
  expect(isAllowedUrl(url, false)).toBe(false)
})

test('a public https address is allowed, and in the sandbox a private one', () => {
  expect(isAllowedUrl('https://shop.example.com/notify?x=1', false)).toBe(true)
  expect(isAllowedUrl('http://127.0.0.1:8788/notify', true)).toBe(true)
  expect(isAllowedUrl('ftp://127.0.0.1/', true)).toBe(false)
})
