/**
 * Which file of the build a part of a start screen goes into: the screen's own, or one that all start
 * screens share. Left alone, the bundler makes a file of every part that two screens share, and through
 * a service worker each of thirty files costs a slow phone several milliseconds.
 */

/** Where each role's day starts, the diary an admin works in, and what a learner opens on the bus. */
const SCREENS = {
  today: 'client/domains/bookings/today.tsx',
  home: 'client/domains/learner-home/home.tsx',
  overview: 'client/domains/admin/overview.tsx',
  'office-diary': 'client/domains/admin/diary.tsx',
  practice: 'client/domains/theory/practice.tsx',
}

const SHARED = 'screens'

/**
 * Names everything of its domain, the drawing of hazard scenes among it: following it would put all of
 * that into the first file a learner opens. What is used of it has files of its own.
 */
const NOT_FOLLOWED = /shared\/domains\/theory\/index\.ts$/

/**
 * @typedef {{ getModuleInfo(id: string): { importedIds: readonly string[] } | null }} Modules
 * @typedef {(id: string, modules: Modules) => string | null} NameOf
 */

/**
 * All that a module imports, itself first, dynamic imports left out.
 * @param {string} from
 * @param {Modules} modules
 */
const reachedFrom = (from, modules) => {
  const reached = new Set([from])
  for (const id of reached)
    if (!NOT_FOLLOWED.test(id))
      for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) reached.add(imported)
  return reached
}

/**
 * For a group of the bundler; null for what belongs to no start screen.
 * @param {(path: string) => string} pathOf
 * @returns {NameOf}
 */
export const startScreens = (pathOf) => {
  /** @type {Map<string, Set<string>> | undefined} */
  let parts
  return (id, modules) => {
    parts ??= new Map(
      Object.entries(SCREENS).map(([name, path]) => [name, reachedFrom(pathOf(path), modules)]),
    )
    const [first, second] = [...parts].filter(([, reached]) => reached.has(id))
    if (first === undefined) return null
    return second === undefined ? first[0] : SHARED
  }
}
