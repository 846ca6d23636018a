/** The networks people have signed in from, asked for by their address and kept as a hash of it. */
import { createHmac } from 'node:crypto'
import type { AuthDeps } from './deps.ts'

export type KnownNetworks = ReturnType<typeof createKnownNetworks>

export const createKnownNetworks = ({
  control,
  clock,
  networkKey,
}: Pick<AuthDeps, 'control' | 'clock' | 'networkKey'>) => {
  // There are so few addresses that a hash without a key would be as good as the address.
  const hashOf = (network: string): Uint8Array =>
    new Uint8Array(createHmac('sha256', networkKey).update(network).digest())
  return {
    isOf: (email: string, network: string): boolean =>
      control.knownNetworks.isOf(email, hashOf(network)),
    isAnybodys: (network: string): boolean => control.knownNetworks.isAnybodys(hashOf(network)),
    /** Only a right password or passkey puts anything in here. */
    keep: (email: string, network: string): void =>
      control.knownNetworks.keep(email, hashOf(network), clock.now()),
  }
}
