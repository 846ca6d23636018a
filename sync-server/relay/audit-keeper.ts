/**
 * Looks after the chains of this relay: its own security log and the audit of every school. Each hour
 * rows that are old enough go, and how far each chain has come is signed; once more when it stops.
 */
import type { Ports, TimerHandle } from '#shared/kernel/ports.ts'
import { DAY_MS, HOUR_MS } from '#shared/kernel/time-units.ts'
import { readRetention } from '#sync-server/retention/settings.ts'
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
import type { ReceiptKeys } from './receipt-key.ts'

/** Never a day short of the calendar. */
const YEAR_MS = 366 * DAY_MS

export type KeptChain = {
  /** Id of the school, or the relay's own. */
  readonly name: string
  /** For people. */
  readonly title: string
  /** As its school, or the operator, has set it. */
  keptMs(): number
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
  receiptKeys: ReceiptKeys
  ports: Ports
  readonly securityLogDays: number
  /** A chain does not contain what was signed last, or what is old in it is not as it was written. */
  onBroken: (chain: string) => void
  onFault: (chain: string, fault: unknown) => void
  /** After all that could be signed is; not when the relay stops. */
  onTended?: () => void
}): AuditKeeper => {
  const { control, schools, ports } = deps
  const signer = createHeadSigner(deps.receiptKeys.key, deps.receiptKeys.ended)
  let timer: TimerHandle
  let isStarted = false

  const chains = (): KeptChain[] => [
    {
      name: RELAY_CHAIN,
      title: 'Security log of the relay',
      keptMs: () => deps.securityLogDays * DAY_MS,
      open: () => control.securityLog.chain,
    },
    ...control.schools.all().map(({ id, name }) => ({
      name: id,
      title: `Audit of ${name}`,
      keptMs: () => readRetention(schools.of(id).settings).auditYears * YEAR_MS,
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
    if (!dropOld(chain, name, signer, now - keptMs(), now)) deps.onBroken(name)
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
