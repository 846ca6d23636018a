/**
 * What is asked over HTTP is paid for from the same share as what comes by socket (see
 * socket/shares.ts): before it is read, or eight megabytes each on a hundred lines would be held for
 * one person at once.
 */
import type { Context } from 'hono'
import type { Clock } from '#shared/kernel/ports.ts'
import { answerProblem, refuse } from './problems.ts'
import { BYTES_PER_TOKEN } from './socket/limits.ts'
import type { Shares } from './socket/shares.ts'

export type Payer = {
  /** Pays for the request and its body; an answer when its sender owes for earlier ones. */
  asks(c: Context, who: string, mostBytes: number): Response | undefined
  /** For what it gave the relay to do. */
  pays(who: string, tokens: number): void
}

/** A body without a length may be as long as any. */
const bytesOf = (c: Context, mostBytes: number): number =>
  c.req.header('transfer-encoding') === undefined
    ? Math.min(Number(c.req.header('content-length') ?? 0) || 0, mostBytes)
    : mostBytes

export const createPayer = (shares: Shares, clock: Clock): Payer => ({
  asks: (c, who, mostBytes) => {
    const share = shares.of(who)
    const nowMs = clock.monotonicMs()
    const waitMs = share.take(0, nowMs)
    if (waitMs > 0) {
      c.header('Retry-After', String(Math.ceil(waitMs / 1_000)))
      return answerProblem(c, refuse('too-much-at-once'))
    }
    share.take(1 + bytesOf(c, mostBytes) / BYTES_PER_TOKEN, nowMs)
    return undefined
  },
  pays: (who, tokens) => void shares.of(who).take(tokens, clock.monotonicMs()),
})
