/** Everyone who is connected, found by what they may read, by device and by session. */

import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { RefuseFrame, SentFrame } from '#shared/protocol/down.ts'
import type { SessionContext } from '../auth/session-context.ts'
import type { Send } from './types.ts'

export type Peer = {
  /** Who it is; the roles change when the person's do. */
  session: SessionContext
  /** Everything this person holds now; kept up to date while connected. */
  principals: ReadonlySet<string>
  /** What the app at the other end speaks; 0 before its hello. */
  protocol: number
  /** Has said hello and been welcomed. */
  isWelcome: boolean
  /** Hears of commits as they happen; otherwise the feed is bringing it up to date. */
  isLive: boolean
  isFeeding: boolean
  isClosed: boolean
  /** Cut off by the school: nothing it has under way is stored any more. */
  isEnded: boolean
  /** Goes up when the roles change: what was judged by the old ones is not stored. */
  authority: number
  /** Everything in the log up to here has been sent, or may not be read. */
  sentSeq: number
  /** Set while the socket is full. */
  full: Promise<unknown> | undefined
  send(frame: SentFrame): void
  /** Says who this person is now, and where the log stands. */
  welcome(): void
}

export const createConnections = () => {
  const peers = new Set<Peer>()
  const byPrincipal = new Map<string, Set<Peer>>()

  const index = (peer: Peer): void => {
    for (const principal of peer.principals) {
      const holders = byPrincipal.get(principal) ?? new Set()
      byPrincipal.set(principal, holders.add(peer))
    }
  }
  const unindex = (peer: Peer): void => {
    for (const principal of peer.principals) {
      const holders = byPrincipal.get(principal)
      holders?.delete(peer)
      if (holders?.size === 0) byPrincipal.delete(principal)
    }
  }
  const remove = (peer: Peer): void => {
    peer.isClosed = true
    peer.isLive = false
    if (peers.delete(peer)) unindex(peer)
  }

  return {
    open: (session: SessionContext, principals: ReadonlySet<string>, send: Send): Peer => {
      const peer: Peer = {
        session,
        principals,
        protocol: 0,
        isWelcome: false,
        isLive: false,
        isFeeding: false,
        isClosed: false,
        isEnded: false,
        authority: 0,
        sentSeq: 0,
        full: undefined,
        welcome: () => {},
        send: (frame) => {
          if (peer.isClosed) return
          const full = send(frame)
          if (full === undefined) return
          const waiting: Promise<unknown> = full
            .catch(() => undefined)
            .then(() => {
              if (peer.full === waiting) peer.full = undefined
            })
          peer.full = waiting
        },
      }
      peers.add(peer)
      index(peer)
      return peer
    },
    remove,
    /** Says why, and closes. */
    refuse: (peer: Peer, code: RefuseFrame['code'], message: string): void => {
      peer.send({ type: 'refuse', code, message })
      peer.isEnded = code === 'device-ended' || code === 'signed-out'
      remove(peer)
    },
    changePrincipals: (peer: Peer, principals: ReadonlySet<string>): void => {
      unindex(peer)
      peer.principals = principals
      if (!peer.isClosed) index(peer)
    },
    all: (): Peer[] => [...peers],
    ofDevice: (device: DeviceId): Peer[] =>
      [...peers].filter((peer) => peer.session.deviceId === device),
    ofPerson: (person: PersonId): Peer[] =>
      [...peers].filter((peer) => peer.session.personId === person),
    /** Everyone who holds at least one of these. */
    holding: (principals: Iterable<string>): Set<Peer> => {
      const found = new Set<Peer>()
      for (const principal of principals)
        for (const peer of byPrincipal.get(principal) ?? []) found.add(peer)
      return found
    },
  }
}

export type Connections = ReturnType<typeof createConnections>
