/**
 * What of a school an export shows. A school's own: everything. A person's: what is about them as a
 * whole; what they have a part in without other people's words; other people's files not at all.
 */
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { AnySet } from '#shared/documents/published-set.ts'
import type { Role } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { countsFor, principalsOf } from '#shared/kernel/principal.ts'
import type { SchoolReader, StoredSetRow } from './reader.ts'
import type { ExportedPerson } from './schema.ts'

/** The whole record, the record without others' words, or nothing. */
export type Share = 'whole' | 'without-words' | 'nothing'

export type Scope = {
  readonly person: string | null
  /** Cheap, before the record is opened. */
  readonly mayOpen: (doc: DocId) => boolean
  readonly share: (kind: AnyKind, record: unknown) => Share
  /** May this change of a record be told? */
  readonly tells: (share: Share, author: string) => boolean
  readonly showsSetRow: (set: AnySet, row: StoredSetRow, data: unknown) => boolean
  readonly showsRefusal: (author: string) => boolean
  readonly personAs: (person: ExportedPerson) => ExportedPerson | undefined
}

export const wholeSchool: Scope = {
  person: null,
  mayOpen: () => true,
  share: () => 'whole',
  tells: () => true,
  showsSetRow: () => true,
  showsRefusal: () => true,
  personAs: (person) => person,
}

export const onePerson = (
  reader: SchoolReader,
  person: { readonly personId: string; readonly roles: readonly Role[] },
): Scope => {
  const { personId, roles } = person
  const held = new Set<string>([
    ...principalsOf({ personId, roles, teams: [] }),
    ...reader.heldBy(personId).filter((one) => countsFor(person, one)),
  ])
  const mayRead = (readers: readonly string[]): boolean => readers.some((one) => held.has(one))
  return {
    person: personId,
    mayOpen: (doc) => mayRead(reader.readers(doc)),
    share: (kind, record) => {
      if (kind.personal.subject(record) === personId) return 'whole'
      const hasPart = kind.personal.parties(record).includes(personId)
      return hasPart && kind.personal.onErase.does === 'stay' ? 'without-words' : 'nothing'
    },
    tells: (share, author) =>
      share === 'whole' || (share === 'without-words' && author === personId),
    showsSetRow: (set, row, data) =>
      set.subject(data, row.id) === personId && mayRead(reader.setReaders(row.set, row.id)),
    showsRefusal: (author) => author === personId,
    personAs: (other) => {
      if (other.id === personId) return other
      // A name they see in the app anyway; never anybody's number or address.
      return mayRead(reader.setReaders('people', other.id))
        ? { id: other.id, displayName: other.displayName, roles: [] }
        : undefined
    },
  }
}
