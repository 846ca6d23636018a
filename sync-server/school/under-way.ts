/**
 * What somebody has asked for in a request and is still being judged. It ends as a connection would:
 * with its device, with its sign-in, and with the roles it was asked by.
 */
import type { SessionContext } from '../auth/session-context.ts'

type Asked = { readonly session: SessionContext; isEnded: boolean }

export const createUnderWay = () => {
  const all = new Set<Asked>()
  return {
    begin: (session: SessionContext): Asked => {
      const asked = { session, isEnded: false }
      all.add(asked)
      return asked
    },
    done: (asked: Asked): void => void all.delete(asked),
    end: (which: (session: SessionContext) => boolean): void => {
      for (const asked of all) if (which(asked.session)) asked.isEnded = true
    },
  }
}

export type UnderWay = ReturnType<typeof createUnderWay>
