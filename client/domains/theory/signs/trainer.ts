/**
 * The sign trainer: what a learner knew, what comes next, and a quiz (TH23, TH24). Pure; whoever calls
 * keeps the memory and brings time and seed.
 */
import * as v from 'valibot'
import { type Sign as LibrarySign, seededRandom, shuffled } from '#shared/domains/theory/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

/** By sign id: was it known the last time, and when was that. */
export const SignMemorySchema = v.record(
  v.string(),
  v.strictObject({ knew: v.boolean(), at: v.number() }),
)

export type SignMemory = Readonly<v.InferOutput<typeof SignMemorySchema>>

/** The memory with one more answer. The last answer stands for a sign. */
export const rememberSign = (
  memory: SignMemory,
  id: string,
  answer: { readonly knew: boolean; readonly at: InstantMs },
): SignMemory => ({ ...memory, [id]: answer })

type Known = Pick<LibrarySign, 'id' | 'group'> & Partial<Pick<LibrarySign, 'name'>>

/** "Cyclist: turning left" and "Arm signal: turning left" say one thing; neither is wrong for the other. */
const saidBy = ({ id, name }: Known): string => name?.split(': ').pop()?.toLowerCase() ?? id

/**
 * TH23. First what was not yet known, the one that waited longest before the others; then what was
 * never asked, in the order given; then what was known, longest ago first.
 */
export const inRecallOrder = <Sign extends Known>(
  signs: readonly Sign[],
  memory: SignMemory,
): Sign[] => {
  const rank = (sign: Sign): number => {
    const mark = memory[sign.id]
    if (!mark) return 1
    return mark.knew ? 2 : 0
  }
  return signs
    .map((sign, place) => ({ sign, place, at: memory[sign.id]?.at ?? 0 }))
    .sort((a, b) => rank(a.sign) - rank(b.sign) || a.at - b.at || a.place - b.place)
    .map(({ sign }) => sign)
}

export const QUIZ_LENGTH = 10
const OPTIONS = 4

/** `name`: see the sign, choose its name. `picture`: read the name, choose the sign. */
export type SignQuizItem = {
  readonly id: string
  readonly kind: 'name' | 'picture'
  /** Ids, four of them, one is `id`. */
  readonly options: readonly string[]
}

/**
 * TH24. At most ten items about `signs`, those due first (TH23). Wrong answers come from the same
 * group, from `all` when the group has too few, and no two options say the same. Fewer than four
 * signs in `all`: no items.
 */
export const signQuiz = <Sign extends Known>(input: {
  readonly signs: readonly Sign[]
  readonly all: readonly Sign[]
  readonly memory: SignMemory
  readonly seed: Uint8Array
}): SignQuizItem[] => {
  const { signs, all, memory, seed } = input
  if (all.length < OPTIONS) return []
  const random = seededRandom(seed)
  const due = inRecallOrder(shuffled(signs, random), memory).slice(0, QUIZ_LENGTH)
  return shuffled(due, random).map((sign, place) => {
    const said = new Set([saidBy(sign)])
    const others = shuffled(all, random).filter((other) => {
      const isNew = !said.has(saidBy(other))
      said.add(saidBy(other))
      return isNew
    })
    const near = others.filter((other) => other.group === sign.group)
    const far = others.filter((other) => other.group !== sign.group)
    const wrong = [...near, ...far].slice(0, OPTIONS - 1)
    return {
      id: sign.id,
      kind: place % 2 === 0 ? 'name' : 'picture',
      options: shuffled([sign, ...wrong], random).map((option) => option.id),
    }
  })
}
