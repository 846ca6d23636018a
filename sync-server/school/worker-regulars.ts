/**
 * Whose work has been judged in good time since the relay started. While the process that stood by
 * has been used up, only theirs is judged at once: a second stranger who hangs it would be felt.
 */

/** More people than write to one relay in a day; whoever came first is a stranger again. */
const MOST = 10_000

export const createRegulars = () => {
  const known = new Set<string>()
  return {
    has: (who: string): boolean => known.has(who),
    add: (who: string): void => {
      if (known.has(who)) return
      known.add(who)
      const [first] = known
      if (known.size > MOST && first !== undefined) known.delete(first)
    },
  }
}
