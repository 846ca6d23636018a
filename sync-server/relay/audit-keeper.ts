/**
 * Looks after the chains of this relay: its own security log and the audit of every school. Each hour
 * rows that are old enough go, and how far each chain has come is signed; once more when it stops.
 */
import type { Ports, TimerHandle } from '#shared/kernel/ports.ts'
import type { Chain } from '#sync-server/storage/audit/chain.ts'
import {
  containsLastSigned,
  dropOld,
  RELAY_CHAIN,
  signHead,
} from '#sync-server/storage/audit/keep.ts'
import { createHeadSigner, type HeadSigner } from '#sync-server/storage/audit/signer.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { OpenSchools } from './open-schools.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SECURITY_LOG_KEPT_MS = 365 * DAY_MS
/** As long as accounts and tax ask for the rest of the paper. */
const AUDIT_KEPT_MS = 6 * 366 * DAY_MS

export type KeptChain = {
  /** Id of the school, or the relay's own. */
  readonly name: string
  /** For people. */
  readonly title: string
  readonly keptMs: number
  /** Opens the school's file; throws when that is damaged. */
  open(): Chain
}

export type AuditKeeper = {
  readonly signer: HeadSigner
  /** The relay's own first, then each school's. */
  chains(): KeptChain[]
  /** Drops what is old and signs, now and every hour from now on. */
  start(): void
  /** Signs a last time, if it was started. */
  stop(): void
}

export const createAuditKeeper = (deps: {
  control: ControlDb
  schools: OpenSchools
  receiptKey: Uint8Array
  ports: Ports
  /** A chain does not contain what was signed last: somebody was at it. */
  onBroken: (chain: string) => void
  onFault: (chain: string, fault: unknown) => void
  /** After all that could be signed is; not when the relay stops. */
  onTended?: () => void
}): AuditKeeper => {
  const { control, schools, ports } = deps
  const signer = createHeadSigner(deps.receiptKey)
  let timer: TimerHandle
  let isStarted = false

  const chains = (): KeptChain[] => [
    {
      name: RELAY_CHAIN,
      title: 'Security log of the relay',
      keptMs: SECURITY_LOG_KEPT_MS,
      open: () => control.securityLog.chain,
    },
    ...control.schools.all().map(({ id, name }) => ({
      name: id,
      title: `Audit of ${name}`,
      keptMs: AUDIT_KEPT_MS,
      open: () => schools.of(id).audit.chain,
    })),
  ]

  const tendOne = ({ name, keptMs, open }: KeptChain): void => {
    const now = ports.clock.now()
    const chain = open()
    if (!containsLastSigned(chain)) {
      deps.onBroken(name)
      return
    }
    dropOld(chain, name, signer, now - keptMs, now)
    signHead(chain, name, signer, now)
  }
  const tend = (): void => {
    for (const one of chains()) {
      try {
        tendOne(one)
      } catch (fault) {
        // A full disk or a damaged file is said elsewhere; the other chains are still signed.
        deps.onFault(one.name, fault)
      }
    }
  }
  const tendEveryHour = (): void => {
    tend()
    try {
      deps.onTended?.()
    } catch (fault) {
      deps.onFault(RELAY_CHAIN, fault)
    }
    timer = ports.timers.after(HOUR_MS, tendEveryHour)
  }

  return {
    signer,
    chains,
    start: () => {
      isStarted = true
      tendEveryHour()
    },
    stop: () => {
      if (!isStarted) return
      isStarted = false
      ports.timers.cancel(timer)
      tend()
    },
  }
}
