/** Why the airlock keeps something back: code -> a sentence that says what happened and what to do. */
import { refuser } from '#shared/kernel/result.ts'

export const PROBLEMS = {
  malformed: 'The change could not be read. Reload the app and enter it again.',
  'too-many-operations': 'The change is too big to check. Enter it in smaller parts.',
  'too-heavy': 'The change takes too long to check. Enter it in smaller parts.',
  'too-big': 'The record has become too big. Ask your school to start a new one.',
  'unknown-kind': 'The relay does not know this kind of record yet. Nothing was changed.',
  'forged-actor': 'The change was written on another device and can only be sent from there.',
  equivocation:
    'Two different changes carry the same number of the same device. Reload the app and enter it again.',
  'wrong-document': 'The change belongs to another record.',
  'wrong-hash': 'The change is not what it was announced as. Reload the app and enter it again.',
  excised:
    'The school has taken this out of the record because it damaged it. Enter it again if it still counts.',
  unprovable: 'The change would damage the record, so it was kept out. Enter it again.',
  'unknown-set': 'There is no such list. Update the app.',
  'row-malformed': 'This entry could not be read. Check it and send it again.',
  'list-full':
    'The school keeps no more of this for one person. It stays on this device; tell your school.',
  'enough-for-today':
    'The school takes no more of this from one person today. It stays on this device; save it again tomorrow.',
  'read-only-set': 'This list is written by the relay only.',
  'admin-only': 'Only an admin can decide this.',
  erased:
    'This is about somebody whose data the school has erased, so it was not kept. Nothing else is lost.',
  'not-found': 'There is nothing here that you can see.',
  'last-words':
    'It came from a device that had been signed out of the school, so it was not applied.',
  'depends-on-refused':
    'It was written on top of a change that could not be accepted, so it could not stand by itself.',
  'reason-needed': 'Say why it stays refused: its author is told.',
  'already-decided': 'Somebody has decided this already.',
  'not-yet': 'What this change builds on is not here yet, so it cannot be adopted now.',
  busy: 'The relay could not store this just now. Nothing was changed; try again.',
} as const

export type SchoolProblemCode = keyof typeof PROBLEMS

export const refuse = refuser(PROBLEMS)
