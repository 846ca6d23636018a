/**
 * How long a task may take, guessed before anybody opens anything. What others could feel goes where
 * nobody waits for it; what is guessed too low is found out by the deadline.
 */
import type { JudgeTask } from './judge.ts'
import { preflight } from './preflight.ts'

/** A unit is about half a millisecond; a change of a booking takes two of them. */
const UNITS_A_CHANGE = 2
const OPERATIONS_A_UNIT = 25
const DOCUMENT_BYTES_A_UNIT = 256

/** More is heavy: 550 operations, twelve changes at once, or a document of 6 KB. */
const ORDINARY_UNITS = 24

const operationsOf = (bytes: Uint8Array): number => {
  const walked = preflight(bytes)
  return walked.ok ? walked.header.opCount : 0
}

export const unitsOf = ({ changes, docBytes = 0 }: JudgeTask): number =>
  changes.reduce(
    (sum, { bytes }) => sum + UNITS_A_CHANGE + operationsOf(bytes) / OPERATIONS_A_UNIT,
    docBytes / DOCUMENT_BYTES_A_UNIT,
  )

export const isHeavy = (task: JudgeTask): boolean => unitsOf(task) > ORDINARY_UNITS
