/** By what one tells a passkey from another: since when it is there, and when it was last used. */
import { formatDay } from '#client/ui/format/index.ts'
import type { PasskeyLine } from './door-api.ts'

export const passkeyNote = ({ createdAt, lastUsedAt }: PasskeyLine): string =>
  lastUsedAt === null
    ? `Added ${formatDay(createdAt)}, not used yet`
    : `Added ${formatDay(createdAt)}, last used ${formatDay(lastUsedAt)}`
