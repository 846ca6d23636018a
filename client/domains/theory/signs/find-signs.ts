/** Finding signs by group and by word. */
import type { Sign, SignGroup } from '#shared/domains/theory/index.ts'

/** '' stands for all groups. */
export type GroupChoice = SignGroup | ''

/** Signs of the group whose name, meaning or look holds every word. The empty search finds all. */
export const findSigns = (
  signs: readonly Sign[],
  group: GroupChoice,
  search: string,
): readonly Sign[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return signs.filter((sign) => {
    if (group !== '' && sign.group !== group) return false
    const text = `${sign.name} ${sign.meaning} ${sign.alt} ${sign.diagram}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
