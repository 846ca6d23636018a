/** Our relay as it is started for people, on a data folder that is there already. */
import { pause } from '../figures.ts'
import { freePort, type Metered, startMetered } from './metered.ts'

export type OurRelay = Metered & { readonly url: string }

/** Flags for a trial, e.g. `RELAY_NODE_FLAGS="--no-liftoff"`. */
const TRIAL_FLAGS = (process.env.RELAY_NODE_FLAGS ?? '').split(' ').filter(Boolean)

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

/** As far as the relay knows everybody comes through a proxy, which says where they are from. */
const PROXIES = '127.0.0.1,::1'

/** Resolves when it serves; what it does by the way, such as packing a big school, goes on. */
export const startServing = async (
  dataDir: string,
  script = 'sync-server/start-relay.mjs',
  wantedPort?: number,
): Promise<OurRelay> => {
  const port = wantedPort ?? (await freePort())
  const url = `http://localhost:${port}`
  const relay = startMetered(
    script,
    [],
    { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', TRUST_PROXY: PROXIES },
    TRIAL_FLAGS,
  )
  while (!(await answers(url))) {
    if (relay.child.exitCode !== null)
      throw new Error('The relay did not start; it says why above.')
    await pause(20)
  }
  return { ...relay, url }
}

/** Resolves when it serves and rests. */
export const startOurs = async (...how: Parameters<typeof startServing>): Promise<OurRelay> => {
  const relay = await startServing(...how)
  await relay.rests()
  return relay
}
