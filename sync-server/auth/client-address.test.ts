import { expect, test } from 'vitest'
import { clientNetwork, trustedProxies } from './client-address.ts'

const none = trustedProxies([])
const proxies = trustedProxies(['10.0.0.0/8', '2001:db8:ffff::/48', '127.0.0.1'])

test.each([
  ['no proxy configured: the header is ignored', '192.0.2.1', '198.51.100.1', none, '192.0.2.1'],
  ['the socket is no proxy: ignored', '192.0.2.1', '198.51.100.1', proxies, '192.0.2.1'],
  ['the proxy’s own word counts', '10.0.0.1', '198.51.100.1', proxies, '198.51.100.1'],
  ['what stands left of it does not', '10.0.0.1', '1.1.1.1, 198.51.100.1', proxies, '198.51.100.1'],
  ['two proxies in a row', '10.0.0.1', '198.51.100.1, 10.0.0.2', proxies, '198.51.100.1'],
  ['an invented proxy in front', '10.0.0.1', '10.9.9.9, 198.51.100.1', proxies, '198.51.100.1'],
  ['only proxies: the outermost', '10.0.0.1', '10.0.0.3, 10.0.0.2', proxies, '10.0.0.3'],
  ['rubbish ends the walk', '10.0.0.1', 'rubbish', proxies, '10.0.0.1'],
  ['no header', '10.0.0.1', undefined, proxies, '10.0.0.1'],
  ['a port is not part of it', '127.0.0.1', '198.51.100.1:4711', proxies, '198.51.100.1'],
  ['IPv4 inside IPv6', '::ffff:192.0.2.1', undefined, none, '192.0.2.1'],
  ['a proxy seen as IPv4 inside IPv6', '::ffff:10.0.0.1', '198.51.100.1', proxies, '198.51.100.1'],
  ['an IPv6 home', '2001:db8:1:2:3:4:5:6', undefined, none, '2001:db8:1:2::/64'],
  ['the same home, another machine', '2001:db8:1:2::99', undefined, none, '2001:db8:1:2::/64'],
  ['the same home, written long', '2001:0DB8:0001:0002::1', undefined, none, '2001:db8:1:2::/64'],
  ['a shortened middle', '2001:db8::1', undefined, none, '2001:db8:0:0::/64'],
  ['itself', '::1', undefined, none, '0:0:0:0::/64'],
  ['with a zone', 'fe80::1%eth0', undefined, none, 'fe80:0:0:0::/64'],
  ['an IPv6 proxy', '2001:db8:ffff::1', '[2001:db8:1:2::7]:443', proxies, '2001:db8:1:2::/64'],
  ['no socket address', undefined, '198.51.100.1', proxies, 'unknown'],
] as const)('T28: %s', (_story, socketAddress, forwardedFor, isTrusted, network) => {
  expect(clientNetwork(socketAddress, forwardedFor, isTrusted)).toBe(network)
})

test('a proxy that is no address is a mistake in the configuration, said at the start', () => {
  expect(() => trustedProxies(['proxy.internal'])).toThrow('trusted proxy')
})
