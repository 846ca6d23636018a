/**
 * Changes nobody will judge: the last words of a device that was ended, and what a device could not
 * write again after a refusal. They are kept for the admins, who may stand for them; nothing of them
 * is ever applied on its own.
 */
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { nameOfSpoilt } from './admission.ts'
import type { Words, WordsFrom, WordsTaken } from './answers.ts'
import { type Core, kindOfDoc } from './core.ts'
import { docsAboutErased, standsOnErased } from './erased.ts'
import { preflight } from './preflight.ts'
import { PROBLEMS, type SchoolProblemCode } from './problems.ts'
import { roomOf, tellAdmins } from './quarantine.ts'
import { keepRefused } from './refusals.ts'

type Label = {
  readonly hash: string
  readonly code: SchoolProblemCode
  /** Well-formed, and written on the device that hands it in. */
  readonly isOwn: boolean
}

/** What a change is kept under, and why: never a hash it merely claims, never as somebody else's. */
const labelled = (
  core: Core,
  from: WordsFrom,
  { doc, hash, bytes }: Words,
  code: SchoolProblemCode,
): Label => {
  const walked = preflight(bytes)
  if (!walked.ok) return { hash: nameOfSpoilt(bytes), code: walked.code, isOwn: false }
  const { header } = walked
  if (header.hash !== hash) return { hash: nameOfSpoilt(bytes), code: 'wrong-hash', isOwn: false }
  if (!header.actor.startsWith(from.actorPrefix))
    return { hash, code: 'forged-actor', isOwn: false }
  return { hash, code: kindOfDoc(core, doc) ? code : 'unknown-kind', isOwn: true }
}

/**
 * Takes changes into quarantine as they come, each once; what is in the log already needs no keeping.
 * Never refuses: what has no room is named.
 */
export const takeWords = (
  core: Core,
  from: WordsFrom,
  words: readonly Words[],
  as: { readonly code: SchoolProblemCode; readonly isLastWords: boolean },
): WordsTaken => {
  const { personId: person, deviceId: device } = from
  const receivedAt = core.ports.clock.now()
  const room = roomOf(core, { person, device }, as.isLastWords)
  const aboutErased = docsAboutErased(core, words)
  const taken: string[] = []
  const full: string[] = []
  let kept = 0
  const keep = (): void => {
    for (const one of words) {
      const { doc, bytes } = one
      const { hash, code, isOwn } = labelled(core, from, one, as.code)
      if (aboutErased.has(doc) || standsOnErased(core, doc, bytes)) {
        // Its own only: another's hash, or a kind's first change, is not for this device to spoil. And
        // only what can be built upon; of a record that is gone, its name says enough.
        if (isOwn && !core.db.erasure.isGone(doc)) core.db.erasure.rememberUnkept(hash, person)
        taken.push(one.hash)
        continue
      }
      const heads = core.db.documents.byId(doc)?.heads ?? []
      const row = { doc, hash, person, device, receivedAt, bytes, code, message: PROBLEMS[code] }
      const known = core.db.log.byHash(hash) !== undefined
      const rows = known
        ? []
        : room([{ ...row, basisHeads: heads.join(' '), isLastWords: as.isLastWords }])
      if (rows === 'too-many') full.push(one.hash)
      else {
        kept += keepRefused(core, rows)
        taken.push(one.hash)
      }
    }
  }
  try {
    core.health.writing(() => core.db.transaction(keep))
  } catch (fault) {
    if (troubleOf(fault) === undefined) throw fault
    return { taken: [], full: words.map(({ hash }) => hash) }
  }
  if (kept > 0) tellAdmins(core)
  return { taken, full }
}
