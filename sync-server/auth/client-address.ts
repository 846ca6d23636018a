/**
 * Which network a request came from, for counting attempts. A header anybody can write is believed
 * only as far as proxies the school configured have written it (T28).
 */
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

export const UNKNOWN_ADDRESS = 'unknown'

/** `[2001:db8::1]:443`, `192.0.2.7:443`, `fe80::1%eth0` and `::ffff:192.0.2.7` in their plain form. */
const plainAddress = (written: string): string | undefined => {
  const trimmed = written.trim()
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(trimmed)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1] ??
    trimmed
  const address = bare
    .split('%', 1)
    .join('')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
  return isIP(address) ? address : undefined
}

/** The first 64 bits, which one home or one phone gets as a whole. */
const networkOfIpv6 = (address: string): string => {
  const [head = '', tail = ''] = address.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  // A dotted ending fills two groups, of which none is among the first four.
  const backGroups = back.length + (back.at(-1)?.includes('.') ? 1 : 0)
  const missing = address.includes('::') ? Math.max(0, 8 - front.length - backGroups) : 0
  const groups = [...front, ...Array<string>(missing).fill('0'), ...back].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** `::ffff:c000:201` is 192.0.2.1, however it is spelt. */
const ipv4Within = (address: string): string | undefined => {
  const [, high, low] =
    /^(?:::|(?:0{1,4}:){5})ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? []
  if (high === undefined || low === undefined) return undefined
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}

const networkOf = (address: string): string =>
  isIPv6(address) ? (ipv4Within(address) ?? networkOfIpv6(address)) : address

export type TrustedProxies = (address: string) => boolean

/** @param proxies addresses or `address/bits`. Throws on anything else: a bad configuration. */
export const trustedProxies = (proxies: readonly string[]): TrustedProxies => {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [written = '', bits] = proxy.split('/')
    const address = plainAddress(written)
    if (!address) throw new Error('A trusted proxy must be an address or address/bits')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

/** Do many people's connections come from this address? */
export const isOfProxy = (
  socketAddress: string | undefined,
  isTrusted: TrustedProxies,
): boolean => {
  const address = plainAddress(socketAddress ?? '')
  return address !== undefined && isTrusted(address)
}

/** Addresses a proxy of the school's own has, and nobody who comes over the internet. */
const isNearby = trustedProxies([
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
])

/** `unheard`: a proxy nobody named says where people come from. `silent`: a named one does not. */
export type ProxyTrouble = 'unheard' | 'silent'

export const proxyTrouble = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: TrustedProxies,
): ProxyTrouble | undefined => {
  const address = plainAddress(socketAddress ?? '')
  if (!address) return undefined
  if (isTrusted(address)) return forwardedFor === undefined ? 'silent' : undefined
  return forwardedFor !== undefined && isNearby(address) ? 'unheard' : undefined
}

/**
 * The network to count against: an IPv4 address, an IPv6 /64, or `unknown` (one bucket for all).
 * Walks `X-Forwarded-For` from the right and stops at the first hop that is not one of ours.
 */
export const clientNetwork = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: TrustedProxies,
): string => {
  let address = plainAddress(socketAddress ?? '')
  if (!address) return UNKNOWN_ADDRESS
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    if (!isTrusted(address)) break
    const next = plainAddress(hop)
    if (!next) break
    address = next
  }
  return networkOf(address)
}
